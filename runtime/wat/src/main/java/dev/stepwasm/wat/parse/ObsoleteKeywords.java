package dev.stepwasm.wat.parse;

import dev.stepwasm.wat.lex.Keywords;
import java.util.Map;
import java.util.Optional;

/** The names that instructions and types had before the first version of the format was final. */
public final class ObsoleteKeywords {
    private static final Map<String, String> OBSOLETE = Map.ofEntries(
            Map.entry("get_local", "local.get"),
            Map.entry("set_local", "local.set"),
            Map.entry("tee_local", "local.tee"),
            Map.entry("get_global", "global.get"),
            Map.entry("set_global", "global.set"),
            Map.entry("current_memory", "memory.size"),
            Map.entry("grow_memory", "memory.grow"),
            Map.entry("mem.grow", "memory.grow"),
            Map.entry("i32.wrap/i64", "i32.wrap_i64"),
            Map.entry("f32.demote/f64", "f32.demote_f64"),
            Map.entry("f64.promote/f32", "f64.promote_f32"),
            Map.entry("anyfunc", "funcref"));

    private ObsoleteKeywords() {}

    /** {@return the name of today for one of then} */
    public static Optional<String> modern(String word) {
        String known = OBSOLETE.get(word);
        if (known != null || word.indexOf('/') < 0) {
            return Optional.ofNullable(known);
        }
        // i32.trunc_s/f32 is now i32.trunc_f32_s, i32.trunc_s:sat/f32 is i32.trunc_sat_f32_s
        int slash = word.indexOf('/');
        boolean saturates = word.startsWith(":sat", slash - 4);
        String operation = word.substring(0, saturates ? slash - 4 : slash);
        String sign =
                operation.endsWith("_s") || operation.endsWith("_u") ? operation.substring(operation.length() - 2) : "";
        String stem = operation.substring(0, operation.length() - sign.length());
        String modern = stem + (saturates ? "_sat_" : "_") + word.substring(slash + 1) + sign;
        return Keywords.codeOf(modern).isPresent() ? Optional.of(modern) : Optional.empty();
    }
}
