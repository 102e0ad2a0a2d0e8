/** A dialog of the browser's own kind: it keeps the focus, closes with Escape and gives the focus back. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../words";

interface Props {
  title: string;
  wide?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

export function Dialog({ title, wide, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  const outside = (event: MouseEvent) => event.target === element.current && onClose();
  return (
    <dialog ref={element} class={wide ? "wide" : ""} aria-labelledby="dialog-title" onClose={onClose} onClick={outside}>
      <div class="dialog-in">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <button type="button" class="close" aria-label={t("close")} onClick={onClose}>×</button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
