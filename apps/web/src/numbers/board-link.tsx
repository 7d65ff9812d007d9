import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import type { CountedIn } from './counted-in.js';

/** Back to the page that shows the board. */
export function BoardLink({ of: { bang, ma = '', dv, vb, han, theo, tu, den } }: { readonly of: CountedIn }): ReactNode {
  const t = useWords();
  const words = `← ${t.numbers.boards[bang]}`;
  switch (bang) {
    case 'hop-viec':
      return (
        <Link to="/hop-viec" search={({ luc }) => ({ luc, dv })}>
          {words}
        </Link>
      );
    case 'tong-hop':
    case 'phoi-hop':
    case 'xep-hang':
      return (
        <Link to="/tong-hop" search={({ luc }) => ({ luc, dv, vb, han })}>
          ← {t.pages.board}
        </Link>
      );
    case 'dang-giu':
      return (
        <Link to="/dang-giu" search={({ luc }) => ({ luc, dv, theo, tu, den })}>
          {words}
        </Link>
      );
    case 'bao-cao-dinh-ky':
      return ma === '' ? (
        <Link to="/bao-cao-dinh-ky">{words}</Link>
      ) : (
        <Link to="/bao-cao-dinh-ky/$id" params={{ id: ma }}>
          {words}
        </Link>
      );
    case 'chi-tieu':
      return (
        <Link to="/chi-tieu" search={({ luc }) => ({ luc, vb })}>
          {words}
        </Link>
      );
    case 'van-ban':
    case 'giao-viec':
    case 'cap-nhat':
      return (
        <Link to="/van-ban/$id" params={{ id: ma }}>
          ← {t.numbers.boards['van-ban']}
        </Link>
      );
  }
}
