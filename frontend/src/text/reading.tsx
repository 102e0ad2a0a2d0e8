/** A report's clean text with its evidence marked; words can be picked in it, by mouse, finger or keys. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Claim, Selector } from "../api/types";
import { family } from "../phrases";
import { named, t } from "../words";
import { paragraphs, type Mark, type Piece } from "./marks";
import { codePoints, whole, wordsOf, type Word } from "./offsets";

interface Props {
  text: string;
  language: string;
  claims: Claim[];
  numbers: Map<string, number>; // of the claims, as the panel beside shows them
  chosen: string | null;
  lit?: Mark[]; // words of the chosen claim's values
  picking?: boolean;
  picked?: Selector | null;
  near?: boolean; // one value is pointed at
  onChoose: (claim: string) => void;
  onPick?: (words: Selector) => void;
}

export function Reading({ text, language, claims, numbers, chosen, lit = [], picking, picked, near, onChoose, onPick }: Props) {
  const article = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => {
    const evidence: Mark[] = claims.map((one) => ({ start: one.evidence.start, end: one.evidence.end, claim: one.id }));
    return [...evidence, ...lit, ...(picked ? [{ ...picked, picked: true }] : [])];
  }, [claims, lit, picked]);
  const cut = useMemo(() => paragraphs(text, marks), [text, marks]);
  const families = useMemo(() => new Map(claims.map((one) => [one.id, family(one.event)])), [claims]);
  const hand = usePicking(article, text, !!picking, claims.find((one) => one.id === chosen), onPick);

  useEffect(() => {
    const [text, shown] = [article.current, article.current?.querySelector(picked ? ".picked" : ".mark.on")];
    if (text && shown) reveal(text, shown as HTMLElement);
  }, [chosen, text, picked]);

  return (
    <div
      ref={article}
      class={`text${picking ? " picking" : ""}${near ? " near" : ""}`}
      lang={language}
      tabIndex={0}
      role="group"
      aria-label={t(picking ? "text.pickLabel" : "text.label")}
      onMouseUp={hand.mouse}
      onTouchEnd={hand.mouse}
      onKeyDown={hand.keys}
    >
      {cut.map((one) => (
        <p key={one.start} dir="auto">
          {one.pieces.map((piece) => (
            <Run key={piece.start} piece={piece} chosen={chosen} numbers={numbers} families={families} picking={!!picking} onChoose={onChoose} />
          ))}
        </p>
      ))}
    </div>
  );
}

/** Scroll words into view, in the text alone where it scrolls by itself: the page stays where it is. */
function reveal(text: HTMLElement, words: HTMLElement): void {
  const [frame, box] = [text.getBoundingClientRect(), words.getBoundingClientRect()];
  if (text.scrollHeight <= text.clientHeight + 1) words.scrollIntoView({ block: "nearest" });
  else if (box.top < frame.top || box.bottom > frame.bottom) text.scrollTop += box.top - frame.top - text.clientHeight / 4;
}

interface RunProps {
  piece: Piece;
  chosen: string | null;
  numbers: Map<string, number>;
  families: Map<string, string>;
  picking: boolean;
  onChoose: (claim: string) => void;
}

function Run({ piece, chosen, numbers, families, picking, onChoose }: RunProps) {
  const evidence = piece.marks.filter((one) => one.claim);
  const slots = piece.marks.filter((one) => one.slot);
  const on = evidence.find((one) => one.claim === chosen);
  const shown = on ?? evidence[0];
  const classes = [
    shown && "mark",
    shown && families.get(shown.claim as string),
    on && "on",
    evidence.length > 1 && "deep",
    slots.length > 0 && `slot ${slots[slots.length - 1]?.slot}`,
    piece.marks.some((one) => one.picked) && "picked",
  ].filter(Boolean);
  const ends = piece.ends.filter((one) => one.claim);
  if (!classes.length) return <span data-start={piece.start}>{piece.text}</span>;
  const choose = () => {
    const next = evidence[(evidence.findIndex((one) => one.claim === chosen) + 1) % evidence.length];
    if (!picking && next?.claim && !getSelection()?.toString()) onChoose(next.claim);
  };
  const title = slots.map((one) => one.title).filter(Boolean).join(" · ");
  return (
    <>
      <mark class={classes.join(" ")} data-start={piece.start} title={title || undefined} onClick={choose}>{piece.text}</mark>
      {ends.map((one) => (
        <button key={one.claim} type="button" class={`chip ${families.get(one.claim as string)}${one.claim === chosen ? " on" : ""}`} aria-label={t("claim.number", { n: numbers.get(one.claim as string) ?? 0 })} aria-pressed={one.claim === chosen} onClick={() => onChoose(one.claim as string)}>
          {numbers.get(one.claim as string) ?? "×"}
        </button>
      ))}
    </>
  );
}

/** Words picked with the mouse are those that the selection touches; with the keys a cursor walks from word to word. */
function usePicking(article: { current: HTMLElement | null }, text: string, picking: boolean, claim: Claim | undefined, onPick?: (words: Selector) => void) {
  const words = useMemo(() => wordsOf(text), [text]);
  const points = useMemo(() => codePoints(text), [text]);
  const [cursor, setCursor] = useState<[number, number]>([0, 0]); // anchor and focus, as numbers of words
  const pick = (found: Word | null) => found && onPick?.({ ...found, exact: points.slice(found.start, found.end) });

  useEffect(() => {
    if (!picking) return;
    const first = words.findIndex((word) => word.end > (claim?.evidence.start ?? 0));
    setCursor([Math.max(first, 0), Math.max(first, 0)]);
    article.current?.focus({ preventScroll: true });
  }, [picking, text]);

  const mouse = () => {
    const selection = getSelection();
    if (!picking || !selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
    if (start === null || end === null || !article.current?.contains(range.commonAncestorContainer)) return;
    selection.removeAllRanges();
    pick(whole(words, start, end));
  };

  const keys = (event: KeyboardEvent) => {
    if (picking && event.key === "Enter" && event.target === article.current) {
      event.preventDefault();
      document.querySelector<HTMLElement>(".correction button.first")?.focus(); // the words are taken: on to the value
      return;
    }
    const step = ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -10, ArrowDown: 10 } as Record<string, number>)[event.key];
    if (!picking || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const focus = Math.max(0, Math.min(words.length - 1, cursor[1] + step));
    const anchor = event.shiftKey ? cursor[0] : focus;
    setCursor([anchor, focus]);
    const [first, last] = [words[Math.min(anchor, focus)], words[Math.max(anchor, focus)]];
    if (first && last) pick({ start: first.start, end: last.end });
  };
  return { mouse, keys };
}

/** The code point at which a place of the page stands in the text. */
function offset(node: Node, units: number): number | null {
  if (node.nodeType !== Node.TEXT_NODE) {
    const next = node.childNodes[units] ?? node;
    const holder = (next.nodeType === Node.TEXT_NODE ? next.parentElement : (next as Element).querySelector("[data-start]")) as HTMLElement | null;
    const found = holder?.closest<HTMLElement>("[data-start]");
    return found ? Number(found.dataset["start"]) : null;
  }
  const holder = node.parentElement?.closest<HTMLElement>("[data-start]");
  return holder ? Number(holder.dataset["start"]) + [...(node.textContent ?? "").slice(0, units)].length : null;
}

/** The words of a claim's values as marks, each saying what it answers and by which rule. */
export function slotMarks(slots: { kind: string; slot: string; at: Selector | null }[], rules: (slot: string) => string[]): Mark[] {
  return slots
    .filter((one) => one.at !== null)
    .map((one) => {
      const because = rules(one.slot).join(", ");
      return { start: (one.at as Selector).start, end: (one.at as Selector).end, slot: `${one.kind}-words`, title: named("slot", one.slot.split(".")[0] ?? "") + (because ? `: ${because}` : "") };
    });
}
