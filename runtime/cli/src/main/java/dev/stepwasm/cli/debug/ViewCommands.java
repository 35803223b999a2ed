package dev.stepwasm.cli.debug;

import dev.stepwasm.engine.debug.BreakpointRequest.Spot;
import dev.stepwasm.engine.debug.Element;
import dev.stepwasm.engine.debug.Elements;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.MemoryView;
import dev.stepwasm.engine.debug.TableView;
import dev.stepwasm.engine.debug.Variable;
import dev.stepwasm.engine.interpret.ModuleCode;
import dev.stepwasm.wasm.source.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Commands that show where the program is and what it has. */
final class ViewCommands {
    private static final int SHOWN_FRAMES = 50;
    private static final int SHOWN_FUNCTIONS = 100;
    private static final int SHOWN_ELEMENTS = 32;
    private static final int SHOWN_LINES = 10;

    private final Session session;
    private final SourceView source;
    private final Paper paper;
    private int nextLine;

    ViewCommands(Session session, SourceView source, Paper paper) {
        this.session = session;
        this.source = source;
        this.paper = paper;
    }

    /** {@code backtrace [N]}: all frames, or the N innermost. */
    void backtrace(String most) {
        session.requireAlive();
        int wanted = most.isEmpty() ? SHOWN_FRAMES : Words.count(most);
        for (Frame frame : session.debugger().frames(0, wanted)) {
            String mark = frame.index() == session.selected() ? "->" : "  ";
            paper.line(mark + " #" + frame.index() + "  " + source.place(frame));
        }
        int left = session.debugger().frameCount() - wanted;
        if (left > 0) {
            paper.line("   ... " + Words.plural(left, "frame") + " more, `backtrace "
                    + session.debugger().frameCount() + "` shows all");
        }
    }

    /** {@code frame [N]}: looks at a frame, or says which one it is. */
    void frame(String number) {
        select(number.isEmpty() ? session.frame().index() : Words.number(number));
    }

    /** {@code up [N]}: looks at a caller. */
    void up(String count) {
        move(count.isEmpty() ? 1 : Words.count(count));
    }

    /** {@code down [N]}: looks at what is called. */
    void down(String count) {
        move(count.isEmpty() ? -1 : -Words.count(count));
    }

    private void move(int by) {
        session.requireAlive();
        int outermost = session.debugger().frameCount() - 1;
        int from = session.selected();
        if (by > 0 && from == outermost) {
            throw new RefusedException("this is the outermost frame");
        }
        if (by < 0 && from == 0) {
            throw new RefusedException("this is the innermost frame");
        }
        select((int) Math.clamp((long) from + by, 0, outermost));
    }

    private void select(int number) {
        Frame frame = session.select(number);
        nextLine = 0;
        paper.line("#" + frame.index() + "  " + source.place(frame));
        source.here(frame).forEach(paper::line);
    }

    /** The next {@code list} begins where the program is. */
    void forgetLines() {
        nextLine = 0;
    }

    /** {@code list}: lines around the place, then the following ones; {@code list 20}, {@code list 20,30}, {@code list $f}. */
    void list(String rest) {
        int first;
        int last = 0;
        String[] range = rest.split("\\s*,\\s*", 2);
        if (range.length == 2) {
            first = Words.count(range[0]);
            last = Words.count(range[1]);
        } else if (!rest.isEmpty()) {
            first = Math.max(1, lineOf(rest) - SHOWN_LINES / 2);
        } else {
            first = nextLine > 0 ? nextLine : around();
        }
        int end = last > 0 ? last : first + SHOWN_LINES - 1;
        List<String> lines = source.lines(first, end);
        if (lines.isEmpty()) {
            nextLine = 0;
            throw new RefusedException(
                    "the text has " + Words.plural(source.text().lineCount(), "line"));
        }
        lines.forEach(paper::line);
        nextLine = end + 1;
    }

    private int around() {
        return session.frameIfAny()
                .flatMap(Frame::position)
                .map(Position::line)
                .map(line -> Math.max(1, line - SHOWN_LINES / 2))
                .orElse(1);
    }

    private int lineOf(String place) {
        if (place.matches("[0-9]{1,9}")) {
            return Words.count(place);
        }
        return session.debugger()
                .find(
                        session.debugger().main(),
                        BreakSyntax.spot(place, source.text().name()))
                .position()
                .map(Position::line)
                .orElseThrow(() -> new RefusedException("no function is called `" + place + "`"));
    }

    /** {@code locals}. */
    void locals() {
        variables(session.frame().locals(), "no locals");
    }

    /** {@code globals}. */
    void globals() {
        variables(session.frame().globals(), "no globals");
    }

    /** {@code stack}: the operand stack, the top first, with the instruction that pushed each. */
    void operands() {
        Frame frame = session.frame();
        List<Variable> operands = frame.operands();
        if (operands.isEmpty()) {
            paper.line("the operand stack is empty");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = operands.size() - 1; i >= 0; i--) {
            List<String> row = new ArrayList<>(row(operands.get(i)));
            row.add("pushed by " + frame.pushedBy(i));
            rows.add(row);
        }
        table(rows);
    }

    private void variables(List<Variable> variables, String none) {
        if (variables.isEmpty()) {
            paper.line(none);
        }
        table(variables.stream().map(ViewCommands::row).toList());
    }

    private static List<String> row(Variable variable) {
        return List.of(
                variable.name(),
                variable.value().type().show(),
                variable.value().show());
    }

    /** {@code labels}: what a branch can go to. */
    void labels() {
        List<Element> labels = session.frame().labels();
        if (labels.isEmpty()) {
            paper.line("no labels");
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            rows.add(List.of(
                    String.valueOf(i), labels.get(i).name(), labels.get(i).text()));
        }
        table(rows);
    }

    /** {@code memories}. */
    void memories() {
        List<MemoryView> memories = session.frame().memories();
        if (memories.isEmpty()) {
            paper.line("no memories");
        }
        table(memories.stream()
                .map(memory -> List.of(
                        memory.name(),
                        Words.plural((int) Math.min(Integer.MAX_VALUE, memory.pages()), "page"),
                        memory.byteSize() + " bytes"))
                .toList());
    }

    /** {@code tables}: their elements. */
    void tables() {
        List<TableView> tables = session.frame().tables();
        if (tables.isEmpty()) {
            paper.line("no tables");
        }
        for (TableView table : tables) {
            Elements elements = table.elements();
            paper.line(table.name() + "  " + table.type() + "  " + Words.plural(elements.count(), "element"));
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < Math.min(elements.count(), SHOWN_ELEMENTS); i++) {
                rows.add(List.of("  " + elements.at(i).name(), elements.at(i).text()));
            }
            table(rows);
            if (elements.count() > SHOWN_ELEMENTS) {
                paper.line("  ... " + (elements.count() - SHOWN_ELEMENTS) + " more; `print " + table.name() + "["
                        + SHOWN_ELEMENTS + "]` shows one");
            }
        }
    }

    /** {@code functions [PART]}: names and places of the functions whose name has that part. */
    void functions(String part) {
        ModuleCode code = session.debuggee().module().code();
        int imported = code.module().importedFunctionCount();
        int count = imported + code.module().functions().size();
        String wanted = part.toLowerCase(Locale.ROOT);
        List<List<String>> rows = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < count; i++) {
            if (!code.functionName(i).toLowerCase(Locale.ROOT).contains(wanted)) {
                continue;
            }
            if (rows.size() == SHOWN_FUNCTIONS) {
                left++;
            } else {
                rows.add(
                        List.of(String.valueOf(i), code.functionName(i), i < imported ? "imported" : placeOf(code, i)));
            }
        }
        table(rows);
        if (rows.isEmpty()) {
            paper.line("no function has `" + part + "` in its name");
        } else if (left > 0) {
            paper.line("... " + left + " more; `info functions PART` shows those with a part in their name");
        }
    }

    private String placeOf(ModuleCode code, int function) {
        int[] offsets = code.stopOffsets(function);
        OptionalInt first = offsets.length == 0 ? OptionalInt.empty() : OptionalInt.of(offsets[0]);
        return first.isEmpty()
                ? "empty"
                : source.at(
                        session.debugger()
                                .find(session.debugger().main(), new Spot.Instruction(first.getAsInt()))
                                .position(),
                        first.getAsInt());
    }

    /** Prints rows in columns. */
    private void table(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                boolean isLast = i == columns - 1;
                line.append(row.get(i))
                        .append(
                                isLast
                                        ? ""
                                        : " ".repeat(widths[i] + 2 - row.get(i).length()));
            }
            paper.line(line.toString());
        }
    }
}
