package dev.stepwasm.wat.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a module stands in its {@link SyntaxTree}.
 *
 * @param header number of the {@link NodeKind#MODULE_START} segment, or -1 if the fields stand bare
 * @param firstField number of the segment after the header
 * @param end number of the segment after the last field; segments between that are no fields hold stray text
 */
public record ModuleSyntax(int header, int firstField, int end) {
    private static final int NONE = -2;

    /** {@return the modules that segments make up; nothing at all is a module without fields} */
    static List<ModuleSyntax> in(List<Segment> segments) {
        if (segments.size() == 1) {
            return List.of(new ModuleSyntax(-1, 0, 0));
        }
        List<ModuleSyntax> modules = new ArrayList<>();
        int header = NONE;
        int first = 0;
        for (int i = 0; i < segments.size(); i++) {
            NodeKind kind = segments.get(i).kind();
            boolean member = kind.isField()
                    || (kind == NodeKind.STRAY && segments.get(i).context().inModule());
            if (header != NONE && !member) {
                modules.add(new ModuleSyntax(header, first, i));
                header = NONE;
            }
            if (kind == NodeKind.MODULE_START) {
                header = i;
                first = i + 1;
            } else if (header == NONE && member) {
                header = -1;
                first = i;
            }
        }
        return List.copyOf(modules);
    }
}
