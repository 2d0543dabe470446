import { Drawer } from '@mantine/core';
import '@mantine/core/styles/Drawer.layer.css';
import '../ui/modal-styles';
import { useCommon } from '../i18n';
import { Nav } from './nav';
import type { NavItem } from './workplace';

interface NavDrawerProps {
  readonly items: readonly NavItem[];
  readonly close: () => void;
}
/** The menu of a narrow screen. */
export default function NavDrawer({ items, close }: NavDrawerProps) {
  const t = useCommon();
  return (
    <Drawer
      opened
      onClose={close}
      title={t('menu')}
      size={280}
      // Within the page's own content: a second banner beside the bar would be one too many.
      portalProps={{ target: '#content' }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Nav items={items} chosen={close} />
    </Drawer>
  );
}
