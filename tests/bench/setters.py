"""The typesetters that peers.py compares: each sets paragraphs in one column and writes a PDF. All get the same face, size and
pitch, the same measure and first-line indent, no space between paragraphs, and for the rest what the program does by itself
or what its users are told to say for Thai.
"""
import html
import os
import pathlib
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

PITCH = 21.3
LEFT, TOP, FOOT, RIGHT, HEIGHT = 36, 36, 36, 120, 842  # pt: the wide right margin shows what sticks out


@dataclass
class Setting:
    face: str
    size: float  # pt
    measure: float
    indent: float

    def fill(self, template, **more):
        """A template of str.format with all that is said of the page and the type; lengths in pt."""
        return template.format(width=round(LEFT + self.measure + RIGHT, 5), height=HEIGHT, left=LEFT, right=RIGHT, top=TOP, foot=FOOT,
                               pitch=PITCH, face=self.face, size=self.size, measure=self.measure, indent=round(self.indent, 5), **more)


@dataclass
class Setter:
    version: str  # what the program tells of itself; None where it is missing
    typeset: Callable  # folder, paragraphs, Setting: path of the PDF
    placed: bool = True  # whether letters stand where the PDF's text says: not where a text stands for a whole word


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]}: {done.stdout.decode('utf-8', 'replace')[-2000:]}")
    return done.stdout.decode("utf-8", "replace")


def version(program, *options):
    """The first line that a program tells of itself, or nothing where it is missing."""
    if shutil.which(program) is None:
        return None
    told = subprocess.run([program, *(options or ["--version"])], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return told.stdout.decode("utf-8", "replace").strip().split("\n")[0]


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


# Likhit

LAYOUT = """extends: base
description: One column
page:
  width: {width}pt
  height: {height}pt
  margins: {{left: {left}pt, right: {right}pt, top: {top}pt, bottom: {foot}pt}}
fonts: {{text: [{{family: {face}, scale: 1}}]}}
text: {{size: {size}pt, pitch: {pitch}pt, indent: {indent}pt, space-before: 0pt}}
furniture: {{page-number: {{format: ""}}, catchword: {{show: false}}}}
numerals: arabic
"""


def likhit(program):
    def typeset(folder, paragraphs, setting):
        write(folder / "column.yaml", setting.fill(LAYOUT))
        marked = (re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", paragraph) for paragraph in paragraphs)
        source = write(folder / "text.md", "---\nlayout: column\n---\n\n" + "\n\n".join(marked) + "\n")
        run(program, "build", source, "-o", folder / "text.pdf")
        return folder / "text.pdf"

    return Setter(version(program), typeset)


# XeLaTeX: breaks by ICU. Without a skip only blanks stretch; one of 1 pt between words is what guides to Thai tell. Two more
# rows: TeX's \sloppy, which would rather have a line loose than stick out; and the words' text for readers, which is no default.

DOCUMENT = r"""\documentclass{{article}}
\usepackage[paperwidth={width}bp,paperheight={height}bp,left={left}bp,right={right}bp,top={top}bp,bottom={foot}bp]{{geometry}}
\usepackage{{fontspec}}
\newfontfamily\thai{{{face}}}[Script=Thai]
\XeTeXlinebreaklocale "th"
\XeTeXlinebreakskip = {skip}
\pagestyle{{empty}}
\begin{{document}}
\fontsize{{{size}bp}}{{{pitch}bp}}\thai
\parindent={indent}bp \parskip=0pt {more}
{text}
\end{{document}}
"""
SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def xelatex(skip, more="", placed=True):
    def typeset(folder, paragraphs, setting):
        text = "\n\n".join(re.sub(r"[#$%&_{}]", r"\\\g<0>", re.sub(r"[\\~^]", lambda sign: SPECIAL[sign[0]], paragraph))
                           for paragraph in paragraphs)
        write(folder / "text.tex", setting.fill(DOCUMENT, skip=skip, more=more, text=text))
        run("xelatex", "-interaction=nonstopmode", "-halt-on-error", "text.tex", cwd=folder)
        return folder / "text.pdf"

    return Setter(version("xelatex"), typeset, placed)


# Chromium, as it is, and told to spread letters too

PAGE = """<!DOCTYPE html><html lang="th"><meta charset="utf-8"><style>
@page {{ size: {width}pt {height}pt; margin: {top}pt {right}pt {foot}pt {left}pt; }}
body {{ margin: 0; width: {measure}pt; font: {size}pt/{pitch}pt "{face}"; text-align: justify; {more} }}
p {{ margin: 0; text-indent: {indent}pt; }}
</style>{text}</html>
"""


def chromium(more=""):
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""

    def typeset(folder, paragraphs, setting):
        text = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
        page = write(folder / "text.html", setting.fill(PAGE, more=more, text=text))
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        run(program, "--headless", *root, "--disable-gpu", f"--user-data-dir={folder}/profile", "--no-pdf-header-footer",
            f"--print-to-pdf={folder}/text.pdf", page.absolute().as_uri())
        return folder / "text.pdf"

    return Setter(version(program) if program else None, typeset)


# LibreOffice: breaks by ICU or libthai, whichever it was built with; a justified Thai paragraph is spread over its letters too.

FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="{face}"/></office:font-face-decls>
<office:styles><style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:text-align="justify" fo:text-indent="{indent}pt" fo:line-height="{pitch}pt" fo:margin="0pt"/>
<style:text-properties style:font-name="F" fo:font-size="{size}pt" fo:language="en" fo:country="US" style:letter-kerning="true"
 style:font-name-complex="F" style:font-size-complex="{size}pt" style:language-complex="th" style:country-complex="TH"
 style:font-name-asian="F" style:font-size-asian="{size}pt"/></style:style></office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width}pt"
 fo:page-height="{height}pt" fo:margin-left="{left}pt" fo:margin-right="{right}pt" fo:margin-top="{top}pt"
 fo:margin-bottom="{foot}pt"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
<office:body><office:text>{text}</office:text></office:body></office:document>
"""


def libreoffice():
    def typeset(folder, paragraphs, setting):
        text = "".join(f'<text:p text:style-name="P">{html.escape(paragraph)}</text:p>' for paragraph in paragraphs)
        source = write(folder / "text.fodt", setting.fill(FLAT, text=text))
        profile = (folder / "profile").absolute().as_uri()
        run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder, source)
        return folder / "text.pdf"

    return Setter(version("soffice"), typeset)


# Typst, by its program or its Python package; as it is, and with gaps of letters within the bounds of Likhit

SCRIPT = """#set page(width: {width}pt, height: {height}pt, margin: (left: {left}pt, right: {right}pt, top: {top}pt, bottom: {foot}pt))
#set text(font: "{face}", size: {size}pt, lang: "th", region: "TH", top-edge: "baseline", bottom-edge: "baseline")
#set par(justify: true, {more}leading: {pitch}pt, spacing: {pitch}pt, first-line-indent: (amount: {indent}pt, all: true))
#for line in read("text.txt").split("\\n") {{ par(line) }}
"""


def typst(more=""):
    found = version("typst")
    package = None
    if found is None:
        try:
            import typst as package
            found = f"typst {package.__version__} (Python package)"
        except ImportError:
            pass

    def typeset(folder, paragraphs, setting):
        write(folder / "text.txt", "\n".join(paragraphs))
        source = write(folder / "text.typ", setting.fill(SCRIPT, more=more))
        if package is None:
            run("typst", "compile", source, folder / "text.pdf")
        else:
            package.compile(str(source), output=str(folder / "text.pdf"), font_paths=["/usr/share/fonts"])
        return folder / "text.pdf"

    return Setter(found, typeset)


def all_setters(program):
    word = "0pt plus 1pt"
    return {
        "Likhit": likhit(program),
        "XeLaTeX": xelatex("0pt"),
        "XeLaTeX+1pt": xelatex(word),
        "XeLaTeX sloppy": xelatex(word, r"\sloppy"),
        "XeLaTeX text": xelatex(word, r"\XeTeXgenerateactualtext=1", placed=False),
        "Chromium": chromium(),
        "Chromium gaps": chromium("text-justify: inter-character;"),
        "LibreOffice": libreoffice(),
        "Typst": typst(),
        "Typst gaps": typst("justification-limits: (tracking: (min: -0.02em, max: 0.098em)), "),
    }
