import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './IconButton.tsx';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly buttons?: ReactNode;
  readonly role?: 'dialog' | 'alertdialog';
  readonly isWide?: boolean;
  /** A text to read, without anything that takes the focus: the keys scroll it. */
  readonly isText?: boolean;
}

/** A modal dialog: Escape or a click beside it closes it, the focus stays in it and goes back afterwards. */
export function Dialog({ title, onClose, children, buttons, role = 'dialog', isWide, isText }: Props) {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal" data-wide={isWide || undefined}>
        <AriaDialog role={role} className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <IconButton label="Close" hint="Esc" onPress={onClose}>
              <X size={17} />
            </IconButton>
          </header>
          <div className="dialog-body" tabIndex={isText ? 0 : undefined} role={isText ? 'group' : undefined} aria-label={isText ? title : undefined}>
            {children}
          </div>
          {buttons && <footer className="dialog-foot">{buttons}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
