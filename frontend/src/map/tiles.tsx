/** A tile layer for those who set one up (`{z}/{x}/{y}` of the usual web scheme); nothing is asked of anyone otherwise. */
import { WIDTH, type View } from "./geometry";

const SIDE = 256; // px of a tile
const DEEPEST = 18;

interface Props {
  template: string;
  view: View;
  width: number;
  height: number;
}

export function Tiles({ template, view, width, height }: Props) {
  const level = Math.max(0, Math.min(DEEPEST, Math.round(Math.log2((WIDTH * view.k) / SIDE))));
  const side = (WIDTH / 2 ** level) * view.k;
  const columns = range(-view.x / side, (width - view.x) / side, 2 ** level);
  const rows = range(-view.y / side, (height - view.y) / side, 2 ** level);
  return (
    <div class="tiles" aria-hidden="true">
      {rows.flatMap((y) =>
        columns.map((x) => (
          <img key={`${level}/${x}/${y}`} src={filled(template, level, x, y)} alt="" width={Math.ceil(side)} height={Math.ceil(side)} style={{ transform: `translate(${view.x + x * side}px,${view.y + y * side}px)` }} />
        )),
      )}
    </div>
  );
}

function range(from: number, to: number, most: number): number[] {
  const [first, last] = [Math.max(0, Math.floor(from)), Math.min(most - 1, Math.floor(to))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
}

function filled(template: string, z: number, x: number, y: number): string {
  return template.replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y));
}
