package dev.stepwasm.eclipse.search;

import java.util.Arrays;
import java.util.Comparator;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.search.ui.text.Match;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.model.WorkbenchLabelProvider;
import org.jspecify.annotations.Nullable;

/** A line with its uses marked, or a file with their number. */
final class UsedLineLabels extends DelegatingStyledCellLabelProvider {
    private static final StyledString.Styler FOUND =
            StyledString.createColorRegistryStyler(null, "org.eclipse.search.ui.match.highlight");

    UsedLineLabels(ReferencesPage page, boolean flat) {
        super(new Words(page, flat));
    }

    private static final class Words extends LabelProvider implements IStyledLabelProvider {
        private final WorkbenchLabelProvider files = new WorkbenchLabelProvider();
        private final ReferencesPage page;
        private final boolean flat;

        Words(ReferencesPage page, boolean flat) {
            this.page = page;
            this.flat = flat;
        }

        @Override
        public StyledString getStyledText(Object element) {
            return element instanceof UsedLine line ? line(line) : file((IFile) element);
        }

        private StyledString file(IFile file) {
            StyledString text = new StyledString(files.getText(file));
            text.append(" - " + file.getParent().getFullPath().makeRelative(), StyledString.QUALIFIER_STYLER);
            if (page.getInput() instanceof ReferencesResult result) {
                int count = result.computeContainedMatches(result, file).length;
                text.append(count == 1 ? " (1 reference)" : " (" + count + " references)", StyledString.COUNTER_STYLER);
            }
            return text;
        }

        private StyledString line(UsedLine line) {
            String shown = line.text().strip();
            StyledString text = new StyledString(line.number() + ": ", StyledString.QUALIFIER_STYLER);
            int before = text.length();
            int cut = line.text().length() - line.text().stripLeading().length();
            text.append(shown);
            if (page.getInput() != null) {
                Arrays.stream(page.getInput().getMatches(line))
                        .sorted(Comparator.comparingInt(Match::getOffset))
                        .forEach(match -> mark(text, before + match.getOffset() - line.offset() - cut, match));
            }
            return flat
                    ? text.append(" - " + line.file().getFullPath().makeRelative(), StyledString.QUALIFIER_STYLER)
                    : text;
        }

        private static void mark(StyledString text, int start, Match match) {
            if (start >= 0 && start + match.getLength() <= text.length()) {
                text.setStyle(start, match.getLength(), FOUND);
            }
        }

        @Override
        public @Nullable Image getImage(Object element) {
            return element instanceof UsedLine
                    ? PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJ_ELEMENT)
                    : files.getImage(element);
        }

        @Override
        public void dispose() {
            files.dispose();
            super.dispose();
        }
    }
}
