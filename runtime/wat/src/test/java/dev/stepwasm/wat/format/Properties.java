package dev.stepwasm.wat.format;

import dev.stepwasm.wasm.problem.Diagnostic;
import dev.stepwasm.wat.Analysis;
import dev.stepwasm.wat.assemble.Assembler;
import dev.stepwasm.wat.lex.Lexer;
import dev.stepwasm.wat.lex.TokenCode;
import dev.stepwasm.wat.lex.Tokens;
import dev.stepwasm.wat.parse.Parser;
import dev.stepwasm.wat.text.Problems;
import dev.stepwasm.wat.text.SourceText;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What must hold for every text under all options. */
final class Properties {
    static final List<FormatOptions> OPTIONS = List.of(
            FormatOptions.DEFAULT,
            FormatOptions.DEFAULT.withWidth(20),
            FormatOptions.DEFAULT.withWidth(200).withTabs(true).withIndent(4).withFlatCode(FlatCode.ONE_A_LINE),
            FormatOptions.DEFAULT
                    .withClosingParens(ClosingParens.OWN_LINE)
                    .withOperands(Operands.FIT)
                    .withBeforeLocals(BreakBefore.ALWAYS)
                    .withBeforeExpression(BreakBefore.SMART)
                    .withLocals(Spread.OVERFLOW)
                    .withFields(Spread.WRAP)
                    .withLists(Spread.WRAP),
            FormatOptions.DEFAULT
                    .withWidth(40)
                    .withParams(Spread.ALWAYS)
                    .withLocals(Spread.ALWAYS)
                    .withFields(Spread.OVERFLOW)
                    .withLists(Spread.OVERFLOW)
                    .withBeforeLocals(BreakBefore.MULTI_ONLY)
                    .withBeforeFields(BreakBefore.ALWAYS)
                    .withBeforeExpression(BreakBefore.ALWAYS),
            FormatOptions.DEFAULT
                    .withParams(Spread.NEVER)
                    .withLocals(Spread.NEVER)
                    .withFields(Spread.NEVER)
                    .withLists(Spread.NEVER)
                    .withBeforeLocals(BreakBefore.NEVER)
                    .withBeforeFields(BreakBefore.OVERFLOW)
                    .withBeforeExpression(BreakBefore.NEVER)
                    .withLineEnding(LineEnding.CRLF));

    private Properties() {}

    static String format(String text, FormatOptions options) {
        return Formatter.format(Parser.parse(new SourceText("t", text)), options);
    }

    /** {@return what is wrong with how a text is formatted, empty if nothing is} */
    static List<String> violated(String text, FormatOptions options) {
        List<String> violated = new ArrayList<>();
        String once = format(text, options);
        if (!tokens(once).equals(tokens(text))) {
            violated.add("tokens");
        }
        if (!format(once, options).equals(once)) {
            violated.add("idempotence");
        }
        return violated;
    }

    /** {@return the same, with what costs more: the binary and the problems} */
    static List<String> violatedWithMeaning(String text, FormatOptions options) {
        List<String> violated = violated(text, options);
        Analysis before = Analysis.of(new SourceText("t", text));
        Analysis after = Analysis.of(new SourceText("t", format(text, options)));
        if (!codes(before).equals(codes(after))) {
            violated.add("problems " + codes(before) + " -> " + codes(after));
        }
        if (!before.hasErrors() && !after.hasErrors() && !binaries(before).equals(binaries(after))) {
            violated.add("binary");
        }
        return violated;
    }

    private static List<String> codes(Analysis analysis) {
        return analysis.diagnostics().stream()
                .map(Diagnostic::problem)
                .map(Enum::name)
                .sorted()
                .toList();
    }

    private static List<String> binaries(Analysis analysis) {
        List<String> binaries = new ArrayList<>();
        while (binaries.size() < analysis.modules().size()) {
            binaries.add(HexFormat.of()
                    .formatHex(Assembler.assemble(analysis, binaries.size()).bytes()));
        }
        return binaries;
    }

    /** {@return the tokens with comments; the space in comments may change at line ends and line starts} */
    private static List<String> tokens(String text) {
        Tokens tokens = Lexer.lex(text, 0, text.length(), new Problems());
        List<String> list = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String token = text.substring(tokens.start(i), tokens.end(i));
            list.add(
                    tokens.code(i) <= TokenCode.LAST_TRIVIA
                            ? token.replaceAll("\\s+", " ").strip()
                            : token);
        }
        return list;
    }
}
