package dev.stepwasm.eclipse.outline;

import dev.stepwasm.eclipse.icons.Icon;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.swt.graphics.Image;

/** A symbol's picture, its name, and its type in a paler colour. */
final class SymbolLabels extends DelegatingStyledCellLabelProvider {
    SymbolLabels() {
        super(new Words());
    }

    private static final class Words extends LabelProvider implements IStyledLabelProvider {
        @Override
        public StyledString getStyledText(Object element) {
            DocumentSymbol symbol = ((SymbolNode) element).symbol();
            StyledString text = new StyledString(symbol.getName());
            if (symbol.getDetail() != null && !symbol.getDetail().isBlank()) {
                text.append("  " + symbol.getDetail(), StyledString.DECORATIONS_STYLER);
            }
            return text;
        }

        @Override
        public Image getImage(Object element) {
            return Icon.of(((SymbolNode) element).symbol().getKind()).image();
        }
    }
}
