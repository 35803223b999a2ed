package dev.stepwasm.engine.probe;

import dev.stepwasm.engine.probe.Coverage.OfFunction;
import dev.stepwasm.engine.probe.Coverage.OfInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Coverage in words, and in the format of LCOV, which editors, CI services and {@code genhtml} read. Immutable. */
public final class CoverageReport {
    private static final int MOST_NAMED = 20;

    private final List<OfFunction> functions;

    private CoverageReport(List<OfFunction> functions) {
        this.functions = functions;
    }

    /** {@return a report of what has been counted so far} */
    public static CoverageReport of(Coverage coverage) {
        return new CoverageReport(coverage.functions());
    }

    /** {@return how often each line ran: as often as that of its instructions that ran most} */
    public Map<Integer, Long> lines() {
        var lines = new TreeMap<Integer, Long>();
        for (OfFunction function : functions) {
            for (OfInstruction instruction : function.instructions()) {
                if (instruction.line() > 0) {
                    lines.merge(instruction.line(), instruction.count(), Math::max);
                }
            }
        }
        return lines;
    }

    /**
     * {@return one record of a tracefile (man geninfo)}
     *
     * @param file path of the text
     */
    public String lcov(String file) {
        var out = new StringBuilder("TN:\nSF:").append(file).append('\n');
        long called = 0;
        var branches = new StringBuilder();
        int[] found = new int[2];
        for (OfFunction function : functions) {
            int line = firstLine(function);
            if (line > 0) {
                out.append("FN:")
                        .append(line)
                        .append(',')
                        .append(function.name())
                        .append('\n');
            }
        }
        for (OfFunction function : functions) {
            if (firstLine(function) > 0) {
                out.append("FNDA:")
                        .append(function.entries())
                        .append(',')
                        .append(function.name())
                        .append('\n');
                called += function.entries() > 0 ? 1 : 0;
            }
            branches(function, branches, found);
        }
        long count =
                functions.stream().filter(function -> firstLine(function) > 0).count();
        out.append("FNF:").append(count).append("\nFNH:").append(called).append('\n');
        out.append(branches)
                .append("BRF:")
                .append(found[0])
                .append("\nBRH:")
                .append(found[1])
                .append('\n');
        Map<Integer, Long> lines = lines();
        lines.forEach((line, times) ->
                out.append("DA:").append(line).append(',').append(times).append('\n'));
        out.append("LF:")
                .append(lines.size())
                .append("\nLH:")
                .append(hit(lines))
                .append('\n');
        return out.append("end_of_record\n").toString();
    }

    private static void branches(OfFunction function, StringBuilder out, int[] found) {
        for (OfInstruction instruction : function.instructions()) {
            if (instruction.line() == 0) {
                continue;
            }
            int way = 0;
            for (long taken : instruction.ways()) {
                out.append("BRDA:").append(instruction.line()).append(',').append(instruction.codeOffset());
                out.append(',').append(way++).append(',');
                out.append(instruction.count() == 0 ? "-" : String.valueOf(taken))
                        .append('\n');
                found[0]++;
                found[1] += taken > 0 ? 1 : 0;
            }
        }
    }

    private static int firstLine(OfFunction function) {
        return function.instructions().stream()
                .mapToInt(OfInstruction::line)
                .filter(line -> line > 0)
                .findFirst()
                .orElse(0);
    }

    private static long hit(Map<Integer, Long> lines) {
        return lines.values().stream().filter(times -> times > 0).count();
    }

    /** {@return what ran and what did not, in a few lines} */
    public String summary() {
        List<OfInstruction> all = functions.stream()
                .flatMap(function -> function.instructions().stream())
                .toList();
        List<Long> ways =
                all.stream().flatMap(instruction -> instruction.ways().stream()).toList();
        Map<Integer, Long> lines = lines();
        var out = new StringBuilder();
        row(
                out,
                "functions",
                functions.stream().filter(function -> function.entries() > 0).count(),
                functions.size());
        row(out, "lines", hit(lines), lines.size());
        row(out, "instructions", all.stream().filter(one -> one.count() > 0).count(), all.size());
        row(out, "branches", ways.stream().filter(taken -> taken > 0).count(), ways.size());
        List<String> idle = new ArrayList<>();
        for (OfFunction function : functions) {
            if (function.entries() == 0) {
                int line = firstLine(function);
                idle.add(function.name() + (line > 0 ? " (line " + line + ")" : ""));
            }
        }
        if (!idle.isEmpty()) {
            int more = idle.size() - MOST_NAMED;
            out.append("never called: ").append(String.join(", ", idle.subList(0, Math.min(MOST_NAMED, idle.size()))));
            out.append(more > 0 ? " and " + more + " more\n" : "\n");
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String what, long hit, long all) {
        if (all > 0) {
            out.append(String.format(Locale.ROOT, "%-12s %6.1f %%  %d of %d%n", what, 100.0 * hit / all, hit, all)
                    .replace(System.lineSeparator(), "\n"));
        }
    }
}
