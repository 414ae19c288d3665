"""The headings of a field note: the same in every study until a study may name its own."""

from server.i18n.words import N_

HEADINGS = {
    "topics": N_("Main topics"),
    "dynamics": N_("Dynamics of the interaction"),
    "rich": N_("Rich parts in relation to the research question"),
}
"""Id of the heading, which is the field of its text -> its words."""
