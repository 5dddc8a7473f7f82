import { Minus, Plus } from 'lucide-react';
import type { Settings } from '../../shared/contract/calls.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Panel } from '../ui/Panel.tsx';
import './type-panel.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
  readonly onClose: () => void;
}

export const THEMES: readonly { theme: Settings['theme']; name: string }[] = [
  { theme: 'system', name: 'System' },
  { theme: 'light', name: 'Light' },
  { theme: 'sepia', name: 'Sepia' },
  { theme: 'dark', name: 'Dark' },
];

/** How the page looks, with the page in view. */
export function TypePanel({ settings, onChange, onClose }: Props) {
  const { fontSize, lineHeight, measure } = settings;
  return (
    <Panel label="Type and theme" className="type-panel" onClose={onClose}>
      <div className="type-themes" role="group" aria-label="Theme">
        {THEMES.map(({ theme, name }) => (
          <button
            key={theme}
            type="button"
            data-theme-swatch={theme}
            aria-pressed={settings.theme === theme}
            onClick={() => onChange({ theme })}
          >
            <span aria-hidden="true">Aa</span>
            {name}
          </button>
        ))}
      </div>
      <Stepper
        label="Size"
        shown={`${fontSize} px`}
        value={fontSize}
        step={1}
        min={14}
        max={28}
        onValue={(next) => onChange({ fontSize: next })}
      />
      <Stepper
        label="Line height"
        shown={lineHeight.toFixed(1)}
        value={lineHeight}
        step={0.1}
        min={1.3}
        max={2}
        onValue={(next) => onChange({ lineHeight: next })}
      />
      <Stepper
        label="Line length"
        shown={`${measure} characters`}
        value={measure}
        step={3}
        min={45}
        max={90}
        onValue={(next) => onChange({ measure: next })}
      />
      <label className="type-check">
        <input
          type="checkbox"
          checked={settings.showParagraphNumbers}
          onChange={(event) => onChange({ showParagraphNumbers: event.target.checked })}
        />
        Paragraph numbers
      </label>
    </Panel>
  );
}

interface StepperProps {
  readonly label: string;
  readonly shown: string;
  readonly value: number;
  readonly step: number;
  readonly min: number;
  readonly max: number;
  readonly onValue: (value: number) => void;
}

function Stepper({ label, shown, value, step, min, max, onValue }: StepperProps) {
  const to = (next: number) => onValue(Math.round(Math.max(min, Math.min(max, next)) * 10) / 10);
  return (
    <div className="type-step" role="group" aria-label={label}>
      <span>{label}</span>
      <IconButton label={`Less: ${label.toLowerCase()}`} small disabled={value <= min} onPress={() => to(value - step)}>
        <Minus size={14} />
      </IconButton>
      <output aria-live="polite">{shown}</output>
      <IconButton label={`More: ${label.toLowerCase()}`} small disabled={value >= max} onPress={() => to(value + step)}>
        <Plus size={14} />
      </IconButton>
    </div>
  );
}
