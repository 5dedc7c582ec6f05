"""The styles of a Word document: Word's own by their names, and a few of ours; those a letterhead has stay as they are.

Styles are found by name, as Word writes it in the file in every language ("heading 1"); ids differ ("berschrift1").
A letterhead may define ours, too ("sozialbudget Lead" …), and so decide how they look.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sozialbudget.formats.render.word_xml import Element, w
from sozialbudget.formats.xlsx.live_sheet import HEAD, INK, LINE, PALE
from sozialbudget.words import Lang

LANGUAGES: dict[Lang, str] = {"de": "de-DE", "en": "en-GB"}
"""The language Word's speller and screen readers take."""

FONT = "Calibri"
"""Without a letterhead; on every Windows and Mac with Word, and as Carlito with the same widths in LibreOffice."""

_DARK = "#12344D"
_MUTED = "#4A5A67"
_LIGHT = "#D3DBE2"

TABLE = "sozialbudget table"
"""Our table style."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A style: name, what it builds on, properties as XML of the w: prefix (colours and fonts of ours in braces)."""

    name: str
    kind: str = "paragraph"
    based_on: str = ""
    following: str = ""
    paragraph: str = ""
    run: str = ""
    rest: str = ""
    built_in: bool = False


def _heading(level: int, size: int, before: int, after: int) -> _Style:
    return _Style(
        f"heading {level}",
        based_on="Normal",
        following="Normal",
        paragraph="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        run=f'<w:b/><w:color w:val="{{dark}}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        built_in=True,
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_STYLES = (
    _Style("Normal", built_in=True),
    _Style("Default Paragraph Font", "character", built_in=True),
    _Style(
        "Normal Table",
        "table",
        rest='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>",
        built_in=True,
    ),
    _Style("No List", "numbering", built_in=True),
    _Style(
        "Title",
        based_on="Normal",
        following="Subtitle",
        paragraph="<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
        '<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>',
        run='<w:b/><w:color w:val="{dark}"/>' + _size(44),
        built_in=True,
    ),
    _Style(
        "Subtitle",
        based_on="Normal",
        following="Normal",
        paragraph='<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="0" w:after="200"/>',
        run='<w:color w:val="{muted}"/>' + _size(26),
        built_in=True,
    ),
    _heading(1, 32, 360, 120),
    _heading(2, 24, 240, 60),
    _heading(3, 22, 220, 60),
    _Style(
        "List Bullet",
        based_on="Normal",
        paragraph='<w:spacing w:after="80"/><w:ind w:left="340" w:hanging="340"/><w:contextualSpacing/>',
        built_in=True,
    ),
    _Style(
        "caption",
        based_on="Normal",
        following="Normal",
        paragraph='<w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="120" w:after="50" w:line="240" '
        'w:lineRule="auto"/>',
        run='<w:b/><w:color w:val="{ink}"/>' + _size(19),
        built_in=True,
    ),
    _Style(
        "header",
        based_on="Normal",
        paragraph='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
        run='<w:color w:val="{muted}"/>' + _size(17),
        built_in=True,
    ),
    _Style(
        "footer",
        based_on="Normal",
        paragraph='<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
        run='<w:color w:val="{muted}"/>' + _size(17),
        built_in=True,
    ),
    _Style("Strong", "character", based_on="Default Paragraph Font", run="<w:b/><w:bCs/>", built_in=True),
    _Style("sozialbudget Lead", based_on="Normal", paragraph='<w:spacing w:after="200"/>', run=_size(24)),
    _Style(
        "sozialbudget Note",
        based_on="Normal",
        paragraph='<w:spacing w:before="80" w:after="160" w:line="240" w:lineRule="auto"/>',
        run='<w:color w:val="{muted}"/>' + _size(18),
    ),
    _Style(
        "sozialbudget Formula",
        based_on="Normal",
        paragraph='<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{head}"/></w:pBdr>'
        '<w:spacing w:before="60" w:after="160"/><w:ind w:left="284"/>',
    ),
    _Style(
        "sozialbudget Fact",
        based_on="Normal",
        paragraph='<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs>'
        '<w:spacing w:after="20"/><w:ind w:left="2268" w:hanging="2268"/>',
    ),
    _Style(
        "sozialbudget Table Text",
        based_on="Normal",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" '
        'w:firstLine="0"/><w:jc w:val="left"/>',
        run=_size(18),
    ),
    _Style("sozialbudget Table Number", based_on="sozialbudget Table Text", paragraph='<w:jc w:val="right"/>'),
    _Style(
        "sozialbudget Table Head",
        based_on="sozialbudget Table Text",
        paragraph="<w:keepNext/><w:suppressAutoHyphens/>",
        run="<w:b/>",
    ),
    _Style(
        "sozialbudget Key Figure",
        based_on="Normal",
        following="sozialbudget Key Figure Label",
        paragraph='<w:keepNext/><w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:jc w:val="left"/>',
        run='<w:b/><w:color w:val="{dark}"/>' + _size(40),
    ),
    _Style(
        "sozialbudget Key Figure Label",
        based_on="Normal",
        paragraph='<w:spacing w:after="80" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>',
        run='<w:color w:val="{muted}"/>' + _size(18),
    ),
    _Style(
        "sozialbudget Signature",
        based_on="Normal",
        paragraph='<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="{ink}"/></w:pBdr>'
        '<w:spacing w:before="1100" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>',
        run=_size(18),
    ),
    _Style(
        "sozialbudget Gap",
        based_on="Normal",
        paragraph='<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
        run=_size(2),
    ),
    _Style(
        TABLE,
        "table",
        based_on="Normal Table",
        rest='<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{line}"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{line}"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{light}"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" '
        'w:fill="{head}"/></w:tcPr></w:tblStylePr>',
    ),
)

_EMPHASES = {"subtotal": PALE, "total": HEAD}


class Styles:
    """The styles of one document: `ids` of those used, by their names in lower case."""

    def __init__(self, root: Element, lang: Lang, bare: bool) -> None:
        """Add to `root`, a w:styles, what it lacks; all of it where `bare`, else it is a letterhead's."""
        self._root = root
        self._letterhead = not bare
        self._by_id = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
        self.ids: dict[str, str] = {}
        for style_id, style in self._by_id.items():
            name = style.find(qn("w:name"))
            if name is not None and style_id:
                self.ids.setdefault((name.get(qn("w:val")) or "").casefold(), style_id)
        self._own: set[str] = set()
        heading = self.ids.get("heading 1")
        colours = _COLOURS if bare else {**_COLOURS_OF_LETTERHEAD, "dark": self.colour(heading) or "auto"}
        for style in _STYLES:
            if style.name.casefold() not in self.ids:
                self._add(style, colours)
        _set_language(root, LANGUAGES[lang], self._by_id.get(self["Normal"]))

    def __getitem__(self, name: str) -> str:
        """The id of the style called `name`."""
        return self.ids[name.casefold()]

    def added(self, name: str) -> bool:
        """Whether the style is ours, not the letterhead's."""
        return name.casefold() in self._own

    def is_table_style(self, style_id: str | None) -> bool:
        """Whether there is a table style with this id."""
        style = self._by_id.get(style_id or "")
        return style is not None and style.get(qn("w:type")) == "table"

    def default_table_style(self) -> str | None:
        """The table style that is the letterhead's default, if it is more than Word's bare one."""
        for style_id, style in self._by_id.items():
            if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) in ("1", "true", "on"):
                return style_id if style_id != self["Normal Table"] else None
        return None

    def colour(self, style_id: str | None) -> str | None:
        """The colour of text in this style, as RRGGBB."""
        for style in self._ancestry(style_id):
            colour = style.find(f"{qn('w:rPr')}/{qn('w:color')}")
            if colour is not None and (colour.get(qn("w:val")) or "auto") != "auto":
                return str(colour.get(qn("w:val")))
        return None

    def font(self) -> str | None:
        """The font of body text where it is named (a letterhead may name it in its theme only)."""
        for style in self._ancestry(self["Normal"]):
            fonts = style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            if fonts is not None and fonts.get(qn("w:ascii")):
                return str(fonts.get(qn("w:ascii")))
        fonts = self._root.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
        return None if fonts is None else fonts.get(qn("w:ascii"))

    def is_numbered(self, style_id: str, numbers: Collection[str]) -> bool:
        """Whether paragraphs of this style are numbered or bulleted by it; `numbers` are those defined."""
        for style in self._ancestry(style_id):
            number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
            if number is not None:
                return str(number.get(qn("w:val"))) in numbers  # 0, for one, is none
        return False

    def tab_stops(self, style_id: str) -> list[int]:
        """Where paragraphs of this style have tab stops, in twips."""
        stops = {
            int(tab.get(qn("w:pos")) or 0)
            for style in self._ancestry(style_id)
            for tab in style.iterfind(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
        }
        return sorted(stops)

    def number(self, name: str, numbering: int) -> None:
        """Number paragraphs of our style `name` by the definition `numbering`."""
        properties = self._by_id[self[name]].find(qn("w:pPr"))
        properties.insert(0, w("numPr", w("numId", val=numbering)))

    def head_look(self, style_id: str) -> tuple[Element | None, str | None]:
        """The shading (w:shd) and the colour of text a table style gives its first row."""
        for style in self._ancestry(style_id):
            for part in style.iter(qn("w:tblStylePr")):
                if part.get(qn("w:type")) == "firstRow":
                    colour = part.find(f"{qn('w:rPr')}/{qn('w:color')}")
                    return part.find(f"{qn('w:tcPr')}/{qn('w:shd')}"), (
                        None if colour is None else colour.get(qn("w:val"))
                    )
        return None, None

    def emphasis(self, kind: str) -> str | None:
        """The fill of a row of this kind, as RRGGBB; None for a row like others."""
        fill = _EMPHASES.get(kind)
        if fill is None:
            return None
        return {"subtotal": "F2F2F2", "total": "E4E4E4"}[kind] if self._letterhead else fill.lstrip("#")

    def _ancestry(self, style_id: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id and style_id not in seen and style_id in self._by_id:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            parent = style.find(qn("w:basedOn"))
            style_id = None if parent is None else parent.get(qn("w:val"))

    def _add(self, style: _Style, colours: dict[str, str]) -> None:
        key = style.name.casefold()
        style_id = _free_id("".join(word[:1].upper() + word[1:] for word in style.name.split()), self._by_id)
        self.ids[key] = style_id
        self._own.add(key)
        attributes: dict[str, str | int] = {"type": style.kind, "styleId": style_id}
        if style.name in _DEFAULTS:
            attributes["default"] = 1
        if not style.built_in:
            attributes["customStyle"] = 1
        element = w(
            "style",
            w("name", val=style.name),
            w("basedOn", val=self[style.based_on]) if style.based_on else None,
            # a name of a style added later is not known yet; those follow their names
            w("next", val=self.ids[style.following.casefold()]) if style.following.casefold() in self.ids else None,
            w("uiPriority", val=99) if style.name in _HIDDEN else None,
            w("semiHidden") if style.name in _HIDDEN else None,
            w("unhideWhenUsed") if style.name in _HIDDEN else None,
            None if style.name in _HIDDEN else w("qFormat"),
            **attributes,
        )
        xml = "".join(
            (
                f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "",
                f"<w:rPr>{style.run}</w:rPr>" if style.run else "",
                style.rest,
            )
        )
        for part in parse_xml(f'<w:style xmlns:w="{_W}">{xml.format(**colours)}</w:style>'):
            element.append(part)
        self._root.append(element)
        self._by_id[style_id] = element


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DEFAULTS = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
_HIDDEN = ("Default Paragraph Font", "Normal Table", "No List")
_COLOURS = {
    name: colour.lstrip("#")
    for name, colour in {
        "dark": _DARK,
        "muted": _MUTED,
        "ink": INK,
        "line": LINE,
        "light": _LIGHT,
        "head": HEAD,
    }.items()
}
_COLOURS_OF_LETTERHEAD = {
    "muted": "595959",
    "ink": "auto",
    "line": "808080",
    "light": "BFBFBF",
    "head": "E4E4E4",
}
"""Greys go with the colours of any authority."""


def bare_styles() -> Element:
    """A w:styles with the defaults of a document without letterhead, and no style yet."""
    return parse_xml(
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults></w:styles>"
    )


def _free_id(wanted: str, taken: dict[str, Element]) -> str:
    style_id, n = wanted, 1
    while style_id in taken:
        n += 1
        style_id = f"{wanted}{n}"
    return style_id


def _set_language(root: Element, language: str, normal: Element | None) -> None:
    defaults = root.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = w("docDefaults")
        root.insert(0, defaults)
    of_runs = defaults.find(qn("w:rPrDefault"))
    if of_runs is None:
        of_runs = w("rPrDefault", w("rPr"))
        defaults.insert(0, of_runs)
    properties = of_runs.find(qn("w:rPr"))
    if properties is None:
        properties = w("rPr")
        of_runs.append(properties)
    said = properties.find(qn("w:lang"))
    if said is None:
        said = w("lang")
        properties.append(said)
    said.set(qn("w:val"), language)
    for element in [] if normal is None else normal.findall(f"{qn('w:rPr')}/{qn('w:lang')}"):
        element.set(qn("w:val"), language)
