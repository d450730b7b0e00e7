"""Fields of forms, their labels and groups, buttons, choices and error messages."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field, or element with the role of one, that is rendered or whose label is.

    type: of the input ("text", "email"), else its role or tag. label: text of its label elements, those that
    hold it included; label_for: a label names it by for; label_seen: a label is visible; label_signs: what
    styles add before or after it. Boxes: left, top, width, height in CSS px, empty when there is no visible
    label. described: visible text of aria-describedby and aria-errormessage. beside: visible text in the
    nearest blocks that hold no other field; button: text of a button there. shown: drawn by the browser itself.
    group: number of the group that holds it, -1 for none; form: of its form. rtl: written from right to left.
    """

    tag: str
    type: str
    role: str = ""
    name: str = ""
    id: str = ""
    autocomplete: str = ""
    has_autocomplete: bool = False
    required: bool = False
    invalid: bool = False
    placeholder: str = ""
    title: str = ""
    aria_label: str = ""
    labelledby: str = ""
    labelledby_missing: int = 0
    labelledby_seen: bool = False
    label: str = ""
    label_for: bool = False
    label_seen: bool = False
    label_signs: str = ""
    label_box: list[int] = []
    box: list[int] = []
    shown: bool = True
    described: str = ""
    beside: str = ""
    button: str = ""
    grouped: bool = False
    group: int = -1
    form: int = -1
    disabled: bool = False
    pattern: str = ""
    rtl: bool = False
    place: Place

    @property
    def names(self) -> list[str]:
        """What names the field, the strongest first: aria-labelledby, aria-label, label, title."""
        return [one for one in (self.labelledby, self.aria_label, self.label, self.title) if one]


class FieldGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A fieldset, or a role of group. each_named: every field has a title, an aria-label or a reference of its own."""

    number: int
    tag: str
    role: str
    legend: str
    has_legend: bool
    name: str
    fields: int
    each_named: bool
    place: Place


class LooseLabel(msgspec.Struct, frozen=True, kw_only=True):
    """A label that names no field. wanted: its for; exists: an element has this id; near: a field without label
    follows."""

    wanted: str
    has_for: bool
    exists: bool
    text: str
    near: bool
    place: Place


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One choice of a list. grouped: it stands in an optgroup."""

    text: str
    disabled: bool
    grouped: bool


class OptionGroup(msgspec.Struct, frozen=True, kw_only=True):
    """One optgroup. label: None when the attribute is absent."""

    label: str | None


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One select, with at most 150 options."""

    options: list[Option]
    groups: list[OptionGroup]
    place: Place


class Button(msgspec.Struct, frozen=True, kw_only=True):
    """One button. visible: the text it shows; content: with the alternatives of its images. form: number of its
    form, -1 for none."""

    tag: str
    type: str
    visible: str
    content: str
    alt: str
    value: str
    aria_label: str
    labelledby: str
    title: str
    form: int
    place: Place


class ErrorText(msgspec.Struct, frozen=True, kw_only=True):
    """A visible text that its name says to be an error message.

    near: a field is known for it; invalid: this field says so (aria-invalid); linked: the field refers to the
    message; label: of the field; silent: kept from assistive technologies, and said nowhere else.
    """

    text: str
    near: bool
    invalid: bool
    linked: bool
    in_label: bool
    label: str
    place: Place
    silent: bool = False


class Twin(msgspec.Struct, frozen=True, kw_only=True):
    """A field whose visible label is that of an earlier one of its form, with nothing visible or named to tell
    them apart. names: name attributes of both."""

    text: str
    names: list[str]
    place: Place


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One form: its text, at most 3 000 characters, and how many fields it holds.

    sends: its method, its address and what it always sends with its fields; "" when a script sends it. captcha:
    pictures that tell people from robots, other_way: something in the form may do it otherwise.
    """

    text: str
    fields: int
    place: Place
    sends: str = ""
    captcha: int = 0
    other_way: bool = True


class Fields(Record, frozen=True, kw_only=True):
    """The document and its frames; numbers of groups and forms are those of each document, told apart by the
    places' frame.

    unread: frames that did not answer.
    """

    NAME: ClassVar[str] = "fields"
    fields: list[Field] = []
    groups: list[FieldGroup] = []
    labels: list[LooseLabel] = []
    selects: list[Choice] = []
    buttons: list[Button] = []
    errors: list[ErrorText] = []
    forms: list[Form] = []
    twins: list[Twin] = []
    unread: int = 0
