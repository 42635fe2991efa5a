// One of several that may be chosen, with a word about it: an agent and their load.

interface ChoiceProps {
  name: string;
  label: string;
  hint: string;
  chosen: boolean;
  disabled?: boolean;
  onChoose: () => void;
}

export function Choice({ name, label, hint, chosen, disabled = false, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={name} checked={chosen} disabled={disabled} onChange={onChoose} />
      <span class="choice-name" dir="auto">
        {label}
      </span>
      <span class="hint">{hint}</span>
    </label>
  );
}
