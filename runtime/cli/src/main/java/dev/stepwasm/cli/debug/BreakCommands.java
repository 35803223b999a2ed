package dev.stepwasm.cli.debug;

import dev.stepwasm.cli.debug.BreakSyntax.Parts;
import dev.stepwasm.engine.debug.Breakpoint;
import dev.stepwasm.engine.debug.BreakpointRule;
import dev.stepwasm.engine.debug.DataBreakpointRequest;
import dev.stepwasm.engine.debug.DataBreakpointRequest.Access;
import dev.stepwasm.engine.debug.Frame;
import dev.stepwasm.engine.debug.expression.Answer;
import dev.stepwasm.engine.debug.expression.Mistake;
import dev.stepwasm.engine.interpret.ModuleCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Commands that say where the program stops. */
final class BreakCommands {
    private final Session session;
    private final SourceView source;
    private final Paper paper;

    BreakCommands(Session session, SourceView source, Paper paper) {
        this.session = session;
        this.source = source;
        this.paper = paper;
    }

    /** {@code break [PLACE] [if ...] [hits ...] [log ...]}; without a place, where the program stands. */
    void add(String rest, boolean isTemporary) {
        Parts parts = BreakSyntax.parts(rest);
        Parts located = parts.spot().isEmpty() ? new Parts(here(), parts.rule()) : parts;
        Points.Numbered added = session.points()
                .add(Point.Code.of(
                        BreakSyntax.request(
                                located, session.debugger().main().text().name()),
                        isTemporary));
        paper.line(added.point().noun() + " " + added.number() + " " + where(added)
                + (added.message().isEmpty() ? "" : " (" + added.message() + ")"));
    }

    private String here() {
        Frame frame = session.frame();
        return frame.position()
                .map(at -> at.line() + ":" + at.column())
                .orElse("@0x" + Integer.toHexString(frame.codeOffset()));
    }

    private String where(Points.Numbered point) {
        Breakpoint place = point.place().orElseThrow();
        ModuleCode code = session.debuggee().module().code();
        int offset = place.codeOffset().orElse(-1);
        OptionalInt function = code.functionAt(offset);
        String in = function.isPresent() ? "in " + code.functionName(function.getAsInt()) + " " : "";
        return in + "at " + source.at(place.position(), offset);
    }

    /** {@code watch}, {@code rwatch}, {@code awatch}. */
    void watch(String rest, Access access) {
        Parts parts = BreakSyntax.parts(rest);
        if (parts.spot().isEmpty()) {
            throw new RefusedException("what is to be watched? `watch $x`, `watch 0x120 4`, `watch mem.i32[$p + 8]`");
        }
        if (!parts.rule().log().isEmpty()) {
            throw new RefusedException("watchpoints have no `log`");
        }
        DataBreakpointRequest.Target target =
                switch (session.debugger().watchTarget(session.frameIfAny(), parts.spot())) {
                    case Answer.Found<DataBreakpointRequest.Target>(DataBreakpointRequest.Target found) -> found;
                    case Answer.Wrong<DataBreakpointRequest.Target>(Mistake mistake) ->
                        throw new RefusedException(mistake.show());
                };
        Points.Numbered added = session.points()
                .add(new Point.Data(new DataBreakpointRequest(target, access, parts.rule()), parts.spot()));
        paper.line(added.point().noun() + " " + added.number() + " on " + what(added));
    }

    private String what(Points.Numbered point) {
        Point.Data data = (Point.Data) point.point();
        return switch (data.request().target()) {
            case DataBreakpointRequest.Target.Memory(int memory, long address, long length) ->
                Words.plural((int) Math.min(Integer.MAX_VALUE, length), "byte") + " at 0x" + Long.toHexString(address);
            case DataBreakpointRequest.Target.Global global -> "global " + data.what();
            case DataBreakpointRequest.Target.Local(int function, int index) ->
                "local " + data.what() + " of "
                        + session.debuggee().module().code().functionName(function);
        };
    }

    /** {@code delete [N ...]}: all, if no number is given. */
    void delete(String numbers) {
        if (numbers.isEmpty()) {
            List<Points.Numbered> all = session.points().all();
            all.forEach(session.points()::remove);
            paper.line(
                    all.isEmpty() ? "there are no breakpoints" : "deleted " + Words.plural(all.size(), "breakpoint"));
            return;
        }
        each(numbers, session.points()::remove);
    }

    /** {@code enable [N ...]} and {@code disable [N ...]}: all, if no number is given. */
    void enable(String numbers, boolean isEnabled) {
        if (numbers.isEmpty()) {
            session.points().all().forEach(each -> session.points().enable(each, isEnabled));
            return;
        }
        each(numbers, point -> session.points().enable(point, isEnabled));
    }

    /** {@code condition N [EXPRESSION]}: takes the condition away, if no other is given. */
    void condition(String rest) {
        String[] parts = rest.split("\\s+", 2);
        if (parts[0].isEmpty()) {
            throw new RefusedException("write the number of a breakpoint and a condition, as `condition 1 $x > 3`");
        }
        Points.Numbered point = session.points().get(Words.number(parts[0]));
        BreakpointRule before = point.point().rule();
        String condition = parts.length > 1 ? parts[1] : "";
        session.points().change(point, new BreakpointRule(condition, before.hits(), before.log()));
        paper.line(
                condition.isEmpty()
                        ? point.point().noun() + " " + point.number() + " stops always"
                        : point.point().noun() + " " + point.number() + " stops if " + condition);
    }

    /** All are found before the first is changed. */
    private void each(String numbers, Consumer<Points.Numbered> change) {
        List<Points.Numbered> points = new ArrayList<>();
        for (String word : numbers.split("[\\s,]+")) {
            points.add(session.points().get(Words.number(word)));
        }
        points.forEach(change);
    }

    /** {@code info breakpoints}. */
    void list() {
        List<Points.Numbered> all = session.points().all();
        if (all.isEmpty()) {
            paper.line("no breakpoints");
        }
        for (Points.Numbered each : all) {
            String where = each.point() instanceof Point.Data ? "on " + what(each) : where(each);
            paper.line(String.format("%3d  ", each.number()) + each.point().noun() + " " + where + rule(each));
        }
    }

    private static String rule(Points.Numbered each) {
        BreakpointRule rule = each.point().rule();
        StringBuilder shown = new StringBuilder();
        shown.append(rule.condition().isEmpty() ? "" : " if " + rule.condition());
        shown.append(rule.hits().isEmpty() ? "" : " hits " + rule.hits());
        shown.append(rule.log().isEmpty() ? "" : " log " + rule.log());
        shown.append(each.stops() == 0 ? "" : ", stopped " + Words.plural(each.stops(), "time"));
        shown.append(each.isEnabled() ? "" : ", disabled");
        return shown.toString();
    }
}
