"""The views of a tablet as a person uses them."""

from playwright.sync_api import Locator, expect

from tests.journeys.people import Person


class View:
    def __init__(self, person: Person, session: str) -> None:
        self.person, self.page, self.session = person, person.page, session

    def saved(self) -> None:
        """Everything that was done here is on the server."""
        expect(self.page.locator(".top-bar .saved")).to_have_text(self.person.says("saved"))


def prepare(person: Person, session: str) -> None:
    """Until the tablet says that it is ready; what is still being fetched is there when asked again."""
    person.tablet(session, "prepare")
    ready = person.page.get_by_text(person.says("Ready: the session can run without network."))
    for _attempt in range(20):
        again = person.button("Check again")
        expect(again).to_be_visible()
        if ready.is_visible():
            return
        again.click()
    raise AssertionError(person.page.locator(".checks").inner_text())


class Room(View):
    """The moderator's tablet."""

    def open(self) -> "Room":
        self.person.tablet(self.session, "room")
        return self

    def start(self) -> None:
        self.person.button("Start the session").click()
        expect(self.page.locator(".rail")).to_be_visible()

    def look_at(self, title: str) -> None:
        self.page.locator(".rail").get_by_role("button", name=title).click()

    def ask(self, title: str, words: str = "Ask") -> None:
        self.look_at(title)
        self.person.button(words).click()
        expect(self.page.locator(".rail [aria-current=step]")).to_contain_text(title)

    def sub(self, text: str) -> Locator:
        return self.page.locator(".subs").get_by_role("button", name=text)

    def drawer(self, name: str) -> Locator:
        return self.page.get_by_role("dialog", name=self.person.says(name), exact=True)

    def note(self, text: str, kind: str = "For me") -> None:
        self.person.button("Note").click()
        drawer = self.drawer("Note")
        self.person.button(kind, within=drawer).click()
        drawer.get_by_role("textbox").fill(text)
        self.person.button("Save", within=drawer).click()
        expect(drawer).to_be_hidden()

    def star(self) -> None:
        self.person.button("Rich moment").click()
        expect(self.page.get_by_text(self.person.says("Marked as rich"))).to_be_visible()

    def keep_for_later(self, words: str, title: str) -> None:
        self.person.button("Bring back").click()
        drawer = self.drawer("Bring back")
        drawer.get_by_role("textbox").fill(words)
        drawer.get_by_role("combobox").select_option(title)
        self.person.button("Keep", within=drawer).click()
        expect(drawer).to_be_hidden()

    def more(self, name: str) -> None:
        self.person.button("More").click()
        self.person.button(name, within=self.drawer("More")).click()

    def end(self) -> None:
        self.more("End the session")
        self.page.locator("main").get_by_role("button", name=self.person.says("End the session"), exact=True).click()
        expect(self.person.heading("The session has ended")).to_be_visible()


class Desk(View):
    """The assistant's tablet."""

    def open(self) -> "Desk":
        self.person.tablet(self.session, "desk")
        return self

    def layout(self, name: str) -> None:
        self.person.button(name, within=self.page.get_by_role("navigation")).click()

    def seat(self, number: int) -> Locator:
        return self.page.locator(".ring .seat", has=self.page.get_by_text(str(number), exact=True))

    def sits_down(self, number: int) -> None:
        """On the next free chair, clockwise; a finger that trembles taps it twice."""
        self.page.locator(".seat.free").first.dblclick()
        expect(self.seat(number)).to_be_visible()

    def consent(self, number: int) -> None:
        """The form in my hand: one tap on the seat, before the start."""
        self.page.wait_for_timeout(900)
        self.seat(number).click()
        expect(self.seat(number).locator(".no-form")).to_be_hidden()

    def note(self, text: str, kind: str) -> None:
        self.layout("Writing")
        self.person.button(kind, within=self.page.locator(".writing-area")).click()
        self.page.locator(".note-field").fill(text)
        self.page.locator(".note-field").press("Enter")
        expect(self.page.locator(".note-field")).to_have_value("")

    def open_line(self, text: str) -> Locator:
        return self.page.locator(".opens").get_by_role("button", name=text)

    def whisper(self, text: str) -> None:
        field = self.page.locator(".desk-side form").get_by_role("textbox")
        field.fill(text)
        field.press("Enter")
        expect(field).to_have_value("")


class Questionnaires(View):
    def open(self) -> "Questionnaires":
        self.person.tablet(self.session, "questionnaires")
        return self

    def enter(self, number: int, *keys: str) -> None:
        """A paper by keyboard alone: what is pressed or typed on each question, then Enter."""
        expect(self.page.locator(".paper h2")).to_contain_text(f"P{number}")
        for position, typed in enumerate(keys):
            question = self.page.locator(".paper-question").nth(position)
            expect(question.locator(":focus")).to_have_count(1)
            self.page.keyboard.type(typed)
            self.page.keyboard.press("Enter")


class FieldNote(View):
    def open(self) -> "FieldNote":
        self.person.tablet(self.session, "field-note")
        return self

    def write(self, heading: str, text: str) -> None:
        field = self.person.field(heading)
        field.fill(text)
        field.blur()
        expect(self.page.locator(".text-field").filter(has=field).locator(".saved")).to_be_visible()

    def sign(self) -> None:
        self.person.button("Sign my field note …").click()
        self.person.button("Sign", within=self.page.get_by_role("dialog")).click()
        expect(self.person.button("Sign my field note …")).to_be_hidden()
