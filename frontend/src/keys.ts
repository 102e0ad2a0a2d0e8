/** Keys for everything: what each page and panel can do, under which key, in one list that `?` shows. */
import { useEffect } from "preact/hooks";

export interface Key {
  key: string; // "a", "g t" (one after the other), "Enter"
  words: string; // key of the words that say what it does
  does: () => void;
}

const OFF = "vigie.keys.off";
const layers: Key[][] = [];
let first = ""; // the first half of a key pair
let forget: ReturnType<typeof setTimeout> | undefined;

export function useKeys(keys: Key[]): void {
  useEffect(() => {
    layers.push(keys);
    return () => {
      layers.splice(layers.indexOf(keys), 1);
    };
  });
}

/** Every key there is now, the innermost panel's first. */
export function allKeys(): Key[] {
  const seen = new Set<string>();
  return [...layers].reverse().flat().filter((one) => !seen.has(one.key) && seen.add(one.key));
}

export const keysOff = (): boolean => localStorage.getItem(OFF) === "1";
export const switchKeys = (on: boolean): void => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));

function typing(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  return !!element?.closest?.("input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]");
}

export function heard(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (document.querySelector("dialog[open]") || (keysOff() && event.key !== "?")) return;
  const wanted = first ? `${first} ${event.key}` : event.key;
  first = "";
  const found = allKeys().find((one) => one.key === wanted);
  if (found) {
    event.preventDefault();
    found.does();
  } else if (allKeys().some((one) => one.key.startsWith(`${event.key} `))) {
    first = event.key;
    clearTimeout(forget);
    forget = setTimeout(() => (first = ""), 1500);
  }
}
