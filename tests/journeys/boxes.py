"""Measuring boxes: nothing lies on anything else and no text is cut, on every tablet and phone a team may have."""

from playwright.sync_api import Page, ViewportSize

SIZES = (
    ViewportSize(width=1180, height=820),
    ViewportSize(width=820, height=1180),
    ViewportSize(width=1280, height=800),
    ViewportSize(width=960, height=600),
    ViewportSize(width=390, height=844),
)

# Text has a few px above and below its letters; what is round is measured as a circle. What a scrolling box or the
# window leaves out can be reached; what hangs half over the edge of a box that does not scroll is cut. One line on
# purpose, with the whole of it elsewhere: the clock line, what will be saved (it is the text itself), what was done.
MEASURE = """() => {
  const ONE_LINE = ".clock-line, .as-saved, .undo [role=status]";
  const CONTROLS = "button, a.button, input, select, textarea, summary, .square, .you";
  const shown = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !one.closest(".hidden-text") && getComputedStyle(one).clipPath === "none";
  const scrolls = (style) => [style.overflowX, style.overflowY].some((one) => one === "auto" || one === "scroll");
  const cutBy = (a, b) => ({
    left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  });
  const isEmpty = (box) => box.right - box.left < 2 || box.bottom - box.top < 2;
  const found = [];
  const name = (one) => `<${one.tagName.toLowerCase()} ${one.className}> ${one.textContent.trim().slice(0, 40)}`;

  const seen = (element, box, isText) => {
    let rest = cutBy(box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (at !== element && style.clipPath !== "none") return null;
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const edge = at.getBoundingClientRect();
      const left = cutBy(rest, edge);
      const cut = rest.left < edge.left - 1 || rest.right > edge.right + 1 || rest.bottom > edge.bottom + 4;
      if (isText && cut && !scrolls(style) && !isEmpty(left) && !element.closest(ONE_LINE))
        found.push(`cut: ${name(element)}`);
      rest = left;
    }
    return isEmpty(rest) ? null : rest;
  };

  const things = [];
  for (const element of document.querySelectorAll(CONTROLS)) {
    if (!shown(element)) continue;
    const own = element.getBoundingClientRect();
    const round = getComputedStyle(element).borderTopLeftRadius === "50%" && Math.abs(own.width - own.height) < 1;
    const box = seen(element, own, false);
    if (box) things.push({ element, box, own, round, text: false });
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !shown(element) || element.matches("option, script, style, textarea")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const holder = element.closest("button, a.button, .square")?.getBoundingClientRect();
    for (const own of range.getClientRects()) {
      const out = holder && (own.left < holder.left - 1 || own.right > holder.right + 1);
      if (out && !element.closest(ONE_LINE)) found.push(`sticks out: ${name(element)}`);
      const box = seen(element, own, true);
      if (box) things.push({ element, box, own, round: false, text: true });
    }
  }
  for (const { element } of things)
    if (element.scrollWidth > element.clientWidth + 1 && !element.closest(ONE_LINE)
      && getComputedStyle(element).textOverflow === "ellipsis") found.push(`cut: ${name(element)}`);

  const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const touch = (a, b) => {
    const both = cutBy(a.box, b.box);
    const slack = a.text || b.text ? 4 : 1;
    if (both.right - both.left <= slack || both.bottom - both.top <= slack) return false;
    if (!a.round && !b.round) return true;
    const [circle, other] = a.round ? [a, b] : [b, a];
    const [x, y] = middle(circle.own);
    const radius = circle.own.width / 2;
    const [ox, oy] = middle(other.own);
    if (other.round) return Math.hypot(x - ox, y - oy) < radius + other.own.width / 2 - 1;
    const near = [
      Math.max(other.own.left, Math.min(x, other.own.right)), Math.max(other.own.top, Math.min(y, other.own.bottom)),
    ];
    return Math.hypot(x - near[0], y - near[1]) < radius - slack;
  };
  const over = (one) => one.element.closest(".drawer, dialog");
  for (const [i, a] of things.entries())
    for (const b of things.slice(0, i)) {
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
      if (over(a) !== over(b)) continue;
      if (touch(a, b)) found.push(`on each other: ${name(a.element)} and ${name(b.element)}`);
    }
  return [...new Set(found)];
}"""


def resize(page: Page, size: ViewportSize) -> None:
    """Two frames: what is measured by scripts, as the circle of seats, is laid out again."""
    page.set_viewport_size(size)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def whats_on_each_other(page: Page) -> list[str]:
    """At each size of the open page, whatever it shows; it is left at the first size."""
    wrong: list[str] = []
    for size in (*SIZES[1:], SIZES[0]):
        resize(page, size)
        wrong += [f"{size['width']}x{size['height']}: {found}" for found in page.evaluate(MEASURE)]
    return wrong
