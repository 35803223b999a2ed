package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.Paper.Style;
import dev.stepwasm.cli.show.SourceLine;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.Variable;
import dev.stepwasm.engine.probe.Listing;
import dev.stepwasm.wasm.module.Module;
import dev.stepwasm.wasm.source.Position;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wasm.type.FunctionType;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows places of a program: in words, and as lines of its text. */
final class SourceView {
    private static final String ARROW = "->";
    private static final String NO_ARROW = "  ";
    private static final int SHOWN_OPERANDS = 8;

    private final Session session;
    private final Paper paper;

    SourceView(Session session, Paper paper) {
        this.session = session;
        this.paper = paper;
    }

    /** {@return a frame in words: {@code $sum($x=50, $y=-8) at sum.wat:3:14}} */
    String place(Frame frame) {
        return paper.paint(Style.NAME, frame.functionName()) + "(" + arguments(frame) + ") at " + at(frame);
    }

    /** {@return where the instruction of a frame is} */
    String at(Frame frame) {
        return at(frame.position(), frame.codeOffset());
    }

    /** {@return a place in words} */
    String at(Optional<Position> position, int codeOffset) {
        return position.map(at -> paper.paint(Style.PLACE, text().name() + ":" + at.line() + ":" + at.column()))
                .orElse("@0x" + Integer.toHexString(codeOffset));
    }

    private String arguments(Frame frame) {
        Module module = session.debuggee().module().module();
        FunctionType type = module.functionType(frame.functionIndex());
        int count = type == null ? 0 : type.parameters().size();
        return frame.locals().stream().limit(count).map(SourceView::argument).collect(Collectors.joining(", "));
    }

    private static String argument(Variable argument) {
        String value = argument.value().show();
        return argument.name().startsWith("$") ? argument.name() + "=" + value : value;
    }

    /** {@return the line of a frame with the instruction underlined, and the operands that it finds} */
    List<String> here(Frame frame) {
        Optional<Position> position = frame.position();
        if (position.isEmpty()) {
            return List.of();
        }
        SourceText text = text();
        int line = position.get().line();
        SourceLine shown = SourceLine.of(text, head(text, frame));
        String operands = operands(frame);
        return List.of(
                numbered(true, line) + shown.text(),
                " ".repeat(prefix(line, true).length())
                        + shown.indent()
                        + paper.paint(Style.CARET, shown.carets())
                        + (operands.isEmpty() ? "" : "  " + operands));
    }

    /** {@return the keyword and the immediates of the instruction} What is nested in a folded one is no part of it. */
    private static Span head(SourceText text, Frame frame) {
        Position from = frame.position().orElseThrow();
        Position to = frame.end().orElse(from);
        int start = text.offsetOf(from.line(), from.column());
        int end = Math.max(start, text.offsetOf(to.line(), to.column()));
        String code = text.text().substring(start, end);
        int length = Listing.words(code).length() + (code.startsWith("(") ? 1 : 0);
        boolean isWhole = code.startsWith("(") && code.length() == length + 1;
        return new Span(start, Math.min(end, start + length + (isWhole ? 1 : 0)));
    }

    private String operands(Frame frame) {
        List<Variable> operands = frame.operands();
        if (operands.isEmpty()) {
            return "";
        }
        String left = operands.size() > SHOWN_OPERANDS ? "... " : "";
        return operands.stream()
                .skip(Math.max(0, operands.size() - SHOWN_OPERANDS))
                .map(operand -> operand.value().show())
                .collect(Collectors.joining(" ", "[" + left, "]"));
    }

    /**
     * {@return lines of the text, with marks at the place of the frame that the user looks at and at breakpoints}
     *
     * @param first 1-based
     * @param last included; lines that are not there are left out
     */
    List<String> lines(int first, int last) {
        SourceText text = text();
        Optional<Frame> frame = session.frameIfAny();
        int current = frame.flatMap(Frame::position).map(Position::line).orElse(0);
        List<String> shown = new ArrayList<>();
        for (int line = Math.max(1, first); line <= Math.min(last, text.lineCount()); line++) {
            if (line == current) {
                shown.addAll(here(frame.orElseThrow()));
            } else {
                Span start = new Span(
                        text.lineSpan(line).start(), text.lineSpan(line).start());
                shown.add(numbered(false, line) + SourceLine.of(text, start).text());
            }
        }
        return shown;
    }

    private String numbered(boolean isCurrent, int line) {
        String prefix = prefix(line, isCurrent);
        return isCurrent ? paper.paint(Style.PLACE, prefix) : paper.paint(Style.FAINT, prefix);
    }

    private String prefix(int line, boolean isCurrent) {
        String mark = session.points().onLine(line).isPresent() ? "*" : " ";
        return (isCurrent ? ARROW : NO_ARROW) + mark + String.format(Locale.ROOT, "%5d  ", line);
    }

    /** {@return the text of the program} */
    SourceText text() {
        return session.debugger().main().text();
    }
}
