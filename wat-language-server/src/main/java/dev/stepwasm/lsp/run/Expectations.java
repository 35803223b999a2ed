package dev.stepwasm.lsp.run;

import dev.stepwasm.engine.Value;
import dev.stepwasm.ide.run.RunComment.Expected;
import java.util.List;

/** Compares how a run ended with how it was to end. */
final class Expectations {
    private Expectations() {}

    static boolean isMet(Expected expected, RunEnding ending) {
        return switch (expected) {
            case Expected.Results(List<String> wanted) ->
                ending instanceof RunEnding.Returned(List<Value> results) && areMet(wanted, results);
            case Expected.Trap(String reason) ->
                ending instanceof RunEnding.Trapped trapped
                        && (trapped.message().startsWith(reason)
                                || trapped.code().equals(reason));
            case Expected.Thrown thrown -> ending instanceof RunEnding.Thrown;
            case Expected.Exit(String code) ->
                ending instanceof RunEnding.Exited(int found) && code.equals(Integer.toString(found));
        };
    }

    private static boolean areMet(List<String> wanted, List<Value> results) {
        if (wanted.size() != results.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!isMet(wanted.get(i), results.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A NaN without payload means any; everything else is compared bit by bit. */
    private static boolean isMet(String wanted, Value result) {
        boolean anyNan = wanted.equals("nan")
                && ((result instanceof Value.F32(float single) && Float.isNaN(single))
                        || (result instanceof Value.F64(double number) && Double.isNaN(number)));
        if (anyNan || wanted.equals(result.show())) {
            return true;
        }
        try {
            return Value.parse(result.type(), wanted).show().equals(result.show());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
