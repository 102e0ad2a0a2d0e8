/** Text and claim side by side: what the words are, what was read in them, and what the analyst makes of it. */
import { useMemo, useState } from "preact/hooks";
import type { Claim, Judgement, Selector } from "../api/types";
import { rulesOf, slotsOf } from "../text/marks";
import { Reading, slotMarks } from "../text/reading";
import { ClaimPanel } from "./panel";

interface Props {
  claim: Claim;
  number: number;
  numbers: Map<string, number>;
  claims: Claim[]; // all that are marked in the text
  text: string;
  language: string;
  judgements: Judgement[];
  onChoose: (claim: string) => void;
}

export function Bench({ claim, number, numbers, claims, text, language, judgements, onChoose }: Props) {
  const [correcting, setCorrecting] = useState<string | null>(null);
  const [picked, setPicked] = useState<Selector | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const slots = useMemo(() => slotsOf(claim, text), [claim, text]);
  const lit = useMemo(() => {
    const shown = hovered ? slots.filter((one) => one.slot === hovered) : slots;
    return slotMarks(shown, (slot) => rulesOf(claim, slot));
  }, [slots, hovered]);
  const correct = (slot: string | null) => {
    setPicked(null);
    setCorrecting(slot);
  };
  return (
    <>
      <ClaimPanel claim={claim} number={number} slots={slots} judgements={judgements} picked={picked} correcting={correcting} onCorrect={correct} onHover={setHovered} />
      <Reading text={text} language={language} claims={claims} numbers={numbers} chosen={claim.id} lit={correcting ? [] : lit} picking={!!correcting} picked={picked} near={!!hovered} onChoose={onChoose} onPick={setPicked} />
    </>
  );
}
