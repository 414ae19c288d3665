import { useSession } from "../../hooks/use_session";
import { TopBar } from "../../parts/top_bar";
import { WhatNext } from "../../parts/what_next";
import { _ } from "../../words/catalogue";

export function Ended() {
  const session = useSession();
  return (
    <div class="room plain">
      <TopBar />
      <main class="sheet-view">
        <WhatNext level="h1">
          <a class="button" href={`#/${session.id}/desk`}>
            {_("Open the desk")}
          </a>
        </WhatNext>
      </main>
    </div>
  );
}
