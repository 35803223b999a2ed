package dev.stepwasm.wat.parse;

import dev.stepwasm.wasm.problem.Problem;
import dev.stepwasm.wat.lex.Keywords;
import dev.stepwasm.wat.names.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Complains about words that are no keywords and says which one was probably meant. */
final class UnknownWords {
    private static final List<String> FIELDS = List.of(
            "type", "rec", "import", "func", "table", "memory", "global", "tag", "export", "start", "elem", "data");
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
            Map.entry("f64.promote/f32", "f64.promote_f32"));

    private final Nearest nearest = new Nearest();

    /** Complains about the current token where an instruction should be. */
    void instruction(Cursor cursor) {
        String word = cursor.text(cursor.at());
        String obsolete = replacement(word);
        if (obsolete != null) {
            cursor.report(Problem.OBSOLETE_KEYWORD, cursor.at(), word, obsolete);
        } else {
            unknown(cursor, word, Keywords.instructions());
        }
    }

    private static @Nullable String replacement(String word) {
        String known = OBSOLETE.get(word);
        if (known != null || word.indexOf('/') < 0) {
            return known;
        }
        // i32.trunc_s/f32 is now i32.trunc_f32_s, i32.trunc_s:sat/f32 is i32.trunc_sat_f32_s
        int slash = word.indexOf('/');
        boolean saturates = word.startsWith(":sat", slash - 4);
        String operation = word.substring(0, saturates ? slash - 4 : slash);
        String sign =
                operation.endsWith("_s") || operation.endsWith("_u") ? operation.substring(operation.length() - 2) : "";
        String stem = operation.substring(0, operation.length() - sign.length());
        String modern = stem + (saturates ? "_sat_" : "_") + word.substring(slash + 1) + sign;
        return Keywords.codeOf(modern).isPresent() ? modern : null;
    }

    /** Complains about the current token where the word of a module field should be. */
    void field(Cursor cursor) {
        unknown(cursor, cursor.text(cursor.at()), FIELDS);
    }

    private void unknown(Cursor cursor, String word, List<String> candidates) {
        String shown = word.length() > 60 ? word.substring(0, 60) + "..." : word;
        Optional<String> meant = word.length() > 60 ? Optional.empty() : nearest.to(word, candidates);
        cursor.reportUnknown(
                Problem.UNKNOWN_OPERATOR,
                shown,
                meant.map(m -> ", did you mean `" + m + "`?").orElse(""));
    }
}
