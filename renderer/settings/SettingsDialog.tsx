import {
  Label,
  Radio,
  RadioGroup,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  Switch,
} from 'react-aria-components';
import type { Colour, Settings } from '../../shared/contract/calls.ts';
import { COLOURS, nameOf } from '../annotations/colours.ts';
import { THEMES } from '../reader/TypePanel.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import '../annotations/colour-row.css';
import '../annotations/highlights.css';
import { CitationStyle } from './CitationStyle.tsx';
import './settings.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
  readonly onClose: () => void;
}

const SLIDERS = [
  { key: 'fontSize', label: 'Size of the text', min: 14, max: 28, step: 1, shown: (value: number) => `${value} px` },
  { key: 'lineHeight', label: 'Line height', min: 1.3, max: 2, step: 0.05, shown: (value: number) => value.toFixed(2) },
  { key: 'measure', label: 'Line length', min: 45, max: 90, step: 1, shown: (value: number) => `${value} characters` },
] as const;

/** Theme, type and the names of the colours. Everything applies at once. */
export function SettingsDialog({ settings, onChange, onClose }: Props) {
  return (
    <Dialog title="Settings" onClose={onClose}>
      <RadioGroup
        className="setting"
        value={settings.theme}
        onChange={(theme) => onChange({ theme: theme as Settings['theme'] })}
        orientation="horizontal"
      >
        <Label>Theme</Label>
        <div className="segments">
          {THEMES.map(({ theme, name }) => (
            <Radio key={theme} value={theme} className="segment">
              {name}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {SLIDERS.map(({ key, label, min, max, step, shown }) => (
        <Slider
          key={key}
          className="setting slider"
          value={settings[key]}
          minValue={min}
          maxValue={max}
          step={step}
          onChange={(value) => onChange({ [key]: value })}
        >
          <Label>{label}</Label>
          <SliderOutput>{shown(settings[key])}</SliderOutput>
          <SliderTrack className="slider-track">
            <SliderThumb className="slider-thumb" />
          </SliderTrack>
        </Slider>
      ))}
      <Switch
        className="setting switch"
        isSelected={settings.showParagraphNumbers}
        onChange={(showParagraphNumbers) => onChange({ showParagraphNumbers })}
      >
        Number the paragraphs, to cite them
        <span className="switch-track" aria-hidden="true" />
      </Switch>
      <CitationStyle settings={settings} onChange={onChange} />
      <fieldset className="setting colour-names">
        <legend>Colours</legend>
        <p>Name each colour for what you use it for: claim, evidence, doubt…</p>
        {COLOURS.map((colour) => (
          <ColourName key={colour} colour={colour} settings={settings} onChange={onChange} />
        ))}
      </fieldset>
    </Dialog>
  );
}

function ColourName({
  colour,
  settings,
  onChange,
}: { readonly colour: Colour } & Pick<Props, 'settings' | 'onChange'>) {
  const usual = nameOf(colour, null);
  return (
    <label className="colour-name">
      <span className="swatch" data-colour={colour} aria-hidden="true">
        <span>a</span>
      </span>
      <input
        className="field"
        aria-label={`Name of ${usual.toLowerCase()}`}
        maxLength={40}
        dir="auto"
        placeholder={usual}
        value={settings.colourNames[colour] ?? ''}
        onChange={(event) => onChange({ colourNames: { ...settings.colourNames, [colour]: event.target.value } })}
      />
    </label>
  );
}
