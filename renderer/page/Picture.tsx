import { ImageOff } from 'lucide-react';
import type { BodyProperties } from '../../shared/brief/body.ts';

/** An image of the archive, or what is known of one that is not in it. Nothing is ever fetched from its address. */
export function Picture({ asset, alt, src, width, height }: BodyProperties) {
  if (asset !== undefined) {
    return (
      <img
        src={`briefcase://asset/${asset}`}
        alt={alt ?? ''}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        draggable={false}
      />
    );
  }
  return (
    <span className="picture-missing">
      <ImageOff size={18} strokeWidth={1.5} aria-hidden="true" />
      <span>
        {alt ? <span dir="auto">{alt}</span> : 'An image that is not in the archive'}
        {src !== undefined && (
          <a href={src} draggable={false}>
            {hostOf(src)}
          </a>
        )}
      </span>
    </span>
  );
}

function hostOf(address: string): string {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
