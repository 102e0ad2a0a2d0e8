/** Light or dark, as the system has it until the analyst chooses. */
export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
const KEPT = "vigie.theme";

export function theme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return THEMES.find((one) => one === kept) ?? "auto";
}

export function wear(chosen: Theme): void {
  localStorage.setItem(KEPT, chosen);
  show(chosen);
}

export function show(chosen: Theme): void {
  if (chosen === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}
