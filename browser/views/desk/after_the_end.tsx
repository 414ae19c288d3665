import { WhatNext } from "../../parts/what_next";

export function AfterTheEnd() {
  return (
    <div class="people-area">
      <WhatNext level="h2" />
    </div>
  );
}
