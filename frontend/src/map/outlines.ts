/** Country outlines, made when the desk was built: a coarse world at once, finer pieces where the map is near. */
import { useEffect, useState } from "preact/hooks";
import { meets, type Box } from "./geometry";

export type Outline = [country: string, path: string];

interface Piece {
  step: number;
  countries: Outline[];
}

const NEAR = 0.06; // pixels a unit, from which the coarse world shows its corners
const MOST = 12; // pieces at once
const pieces = new Map<string, Promise<Piece>>();
let index: Promise<[string, number, number, number, number][]> | null = null;

function piece(name: string): Promise<Piece> {
  let found = pieces.get(name);
  if (!found) pieces.set(name, (found = fetch(`/outlines/${name}.json`).then((answer) => answer.json() as Promise<Piece>)));
  return found;
}

async function near(box: Box): Promise<Piece[]> {
  index ??= fetch("/outlines/pieces.json").then((answer) => answer.json());
  const names = (await index)
    .filter(([, left, top, right, bottom]) => meets(box, { left, top, right, bottom }))
    .map(([name]) => name);
  return Promise.all(names.slice(0, MOST).map(piece));
}

/** The outlines for what is seen, and the units that one of their steps has. */
export function useOutlines(box: Box, k: number): { step: number; outlines: Outline[] } {
  const [found, setFound] = useState<{ step: number; outlines: Outline[] }>({ step: 1, outlines: [] });
  const fine = k >= NEAR;
  const patch = fine ? [box.left, box.top, box.right, box.bottom].map((one) => Math.round(one / 400)).join() : "world";
  useEffect(() => {
    let current = true;
    const wanted = fine ? near(box) : piece("world").then((world) => [world]);
    void wanted.then((several) => {
      const first = several[0];
      if (current && first) setFound({ step: first.step, outlines: several.flatMap((one) => one.countries) });
    });
    return () => void (current = false);
  }, [patch]);
  return found;
}
