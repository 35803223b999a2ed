package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Paper.Style;
import dev.stepwasm.engine.debug.CodeView;
import dev.stepwasm.engine.debug.Frame;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command {@code disassemble}: instructions with their byte offsets, around the place of the program or from another
 * place on. Without a place it goes on where it ended.
 */
final class DisassembleCommand {
    private static final int SHOWN = 16;
    private static final int BEFORE = 6;

    private final Session session;
    private final Paper paper;
    private OptionalInt next = OptionalInt.empty();

    DisassembleCommand(Session session, Paper paper) {
        this.session = session;
        this.paper = paper;
    }

    void perform(String place) {
        CodeView code = session.debugger().main().codeView();
        Optional<Frame> frame = session.frameIfAny();
        List<CodeView.Line> lines;
        if (!place.isEmpty()) {
            lines = code.lines(offset(place), 0, SHOWN);
        } else if (next.isPresent()) {
            lines = code.lines(next.getAsInt(), 1, SHOWN);
        } else if (frame.isPresent()) {
            lines = code.lines(frame.get().codeOffset(), -BEFORE, SHOWN);
        } else {
            throw new RefusedException("the program does not run; say what to show, as `disassemble $f`");
        }
        List<CodeView.Line> shown = lines.stream().filter(CodeView.Line::valid).toList();
        if (shown.isEmpty()) {
            throw new RefusedException("there is no code behind this");
        }
        shown.forEach(line -> show(line, frame.map(Frame::codeOffset).orElse(-1)));
        next = OptionalInt.of((int) shown.getLast().address());
    }

    /** The next one begins where the program is. */
    void forget() {
        next = OptionalInt.empty();
    }

    private int offset(String place) {
        var found = session.debugger()
                .find(
                        session.debugger().main(),
                        BreakSyntax.spot(place, session.debugger().main().text().name()));
        return found.codeOffset().orElseThrow(() -> new RefusedException(found.message()));
    }

    private void show(CodeView.Line line, int current) {
        line.function().ifPresent(name -> paper.line(paper.paint(Style.NAME, name) + ":"));
        boolean isHere = line.address() == current;
        String text = String.format(
                Locale.ROOT, "%s 0x%04x  %-18s  %s", isHere ? "->" : "  ", line.address(), line.bytes(), line.text());
        paper.line(isHere ? paper.paint(Style.PLACE, text) : text);
    }
}
