"""A pack as small as a pack can be, and a way to break it."""

from pathlib import Path

from server.guides.checking import check

STUDY = """\
study: tea
source_language: en
languages: [en, de]
made_up: yes
sites:
  - {code: Ulm, country: DE, income_group: high, language: de, time_zone: Europe/Berlin}
  - {code: BU, country: UG, income_group: low, language: en, time_zone: Africa/Kampala}
"""

GUIDE = """\
language: en
study:
  title: Tea at work
sites:
  - {id: site.Ulm, title: Ulm, contact: Ward office}
  - {id: site.BU, title: Butabika, contact: Counsellor}
sections:
  - id: tea
    kind: topic
    minutes: 20
    title: Tea
    key_question:
      id: tea.key
      text: How do you imagine tea together?
      intent: The picture people have.
      concept: Imagine asks for a picture.
    sub_questions:
      - id: tea.s1
        text: Who makes it?
      - id: tea.s2
        text: Who pays for it?
cards:
  - id: card.distress
    title: Someone is distressed
    text: Pause.
questionnaire:
  title: About you
  questions:
    - id: gender
      kind: choice
      text: What is your gender?
      options:
        - {id: gender.woman, text: Woman}
        - {id: gender.man, text: Man}
    - {id: age, kind: number, min: 18, max: 99, text: "How old are you?"}
consent:
  form_version: "1"
  title: Taking part
  text: |
    You are invited.

    You may leave.
"""

GERMAN = {
    "study.title": ("Tea at work", "Tee bei der Arbeit"),
    "site.Ulm.title": ("Ulm", "Ulm"),
    "site.Ulm.contact": ("Ward office", "Stationszimmer"),
    "site.BU.title": ("Butabika", "Butabika"),
    "site.BU.contact": ("Counsellor", "Beraterin"),
    "tea.title": ("Tea", "Tee"),
    "tea.key.text": ("How do you imagine tea together?", "Wie stellen Sie sich den Tee vor?"),
    "tea.key.intent": ("The picture people have.", "Das Bild davon."),
    "tea.s1.text": ("Who makes it?", "Wer kocht ihn?"),
    "tea.s2.text": ("Who pays for it?", "Wer bezahlt ihn?"),
    "card.distress.title": ("Someone is distressed", "Jemand ist belastet"),
    "card.distress.text": ("Pause.", "Pause."),
    "questionnaire.title": ("About you", "Über Sie"),
    "gender.text": ("What is your gender?", "Ihr Geschlecht?"),
    "gender.woman.text": ("Woman", "Frau"),
    "gender.man.text": ("Man", "Mann"),
    "age.text": ("How old are you?", "Wie alt sind Sie?"),
    "consent.title": ("Taking part", "Teilnahme"),
    "consent.text": ("You are invited. You may leave.", "Sie sind eingeladen. Sie dürfen gehen."),
}

ADAPTATIONS = """\
adaptations:
  - site: Ulm
    item: tea.key.text
    source: How do you imagine tea together?
    kind: reworded
    text: Wie erleben Sie den Tee?
    reason: Tea is long known here.
  - site: Ulm
    item: gender.man.text
    source: Man
    kind: dropped
    reason: Nobody would be alone with it.
"""


class PackFolder:
    def __init__(self, path: Path) -> None:
        self.path = path
        texts = [f"  {at}:\n    source: {source}\n    text: {text}\n" for at, (source, text) in GERMAN.items()]
        path.mkdir(exist_ok=True)
        self.write("study.yaml", STUDY)
        self.write("guide.en.yaml", GUIDE)
        self.write("guide.de.yaml", "language: de\ntexts:\n" + "".join(texts))
        self.write("adaptations.yaml", ADAPTATIONS)

    def write(self, name: str, content: str | bytes) -> None:
        (self.path / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, name: str, old: str, new: str) -> int:
        """Replaces the one place where `old` stands; gives the line where the new words end."""
        content = (self.path / name).read_text(encoding="utf-8")
        assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {name}"
        self.write(name, content.replace(old, new))
        return (content[: content.index(old)] + new).count("\n") + 1

    def problems(self) -> list[str]:
        return [str(problem) for problem in check(self.path)]
