import { say, sayFailure } from '../client/notices.ts';
import { shell } from '../client/ports.ts';
import { later } from '../ui/lazy-part.tsx';

const { Part: Dialog } = later(() => import('../ui/Dialog.tsx').then((module) => module.Dialog));

interface Props {
  readonly address: string;
  readonly onClose: () => void;
}

/** Shows where a link leads before anything leaves this computer. */
export function AddressDialog({ address, onClose }: Props) {
  const act = async (kind: 'open' | 'copy') => {
    onClose();
    const result = kind === 'open' ? await shell.openAddress({ address }) : await shell.copyText({ text: address });
    if (!result.ok) sayFailure(result.failure);
    else if (kind === 'copy') say('Address copied.');
    else if (result.value === false) say('This address cannot be opened: only web and mail addresses can.');
  };
  return (
    <Dialog
      title={address.startsWith('mailto:') ? 'Write a mail?' : 'Open in your browser?'}
      onClose={onClose}
      buttons={
        <>
          <button type="button" className="button" onClick={() => void act('copy')}>
            Copy the address
          </button>
          <button type="button" className="button" data-kind="main" autoFocus onClick={() => void act('open')}>
            Open
          </button>
        </>
      }
    >
      <p>This leads outside your archive:</p>
      <p className="address" dir="ltr">
        {address}
      </p>
    </Dialog>
  );
}
