package dev.stepwasm.lsp;

import dev.stepwasm.ide.highlight.Highlighter;
import dev.stepwasm.ide.highlight.TokenModifier;
import dev.stepwasm.ide.highlight.TokenType;
import dev.stepwasm.wasm.source.Span;
import dev.stepwasm.wat.Analysis;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Semantic tokens in the words of the protocol. The last answer about each open document is kept, so that the next one can
 * be told as a difference. Safe for use from any thread.
 */
final class HighlightAnswers {
    private final Map<String, Answer> last = new ConcurrentHashMap<>();

    private record Answer(String resultId, EncodedTokens tokens) {}

    /** {@return what the server offers} */
    static SemanticTokensWithRegistrationOptions options() {
        List<String> types = Arrays.stream(TokenType.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> modifiers = Arrays.stream(TokenModifier.values())
                .map(HighlightAnswers::word)
                .toList();
        return new SemanticTokensWithRegistrationOptions(
                new SemanticTokensLegend(types, modifiers), new SemanticTokensServerFull(true), true);
    }

    private static String word(TokenModifier modifier) {
        return switch (modifier) {
            case DECLARATION -> SemanticTokenModifiers.Declaration;
            case READONLY -> SemanticTokenModifiers.Readonly;
            case MUTABLE -> "mutable";
            case MODIFICATION -> SemanticTokenModifiers.Modification;
            case DEPRECATED -> SemanticTokenModifiers.Deprecated;
            case DEFAULT_LIBRARY -> SemanticTokenModifiers.DefaultLibrary;
            case IMPORTED -> "imported";
            case EXPORTED -> "exported";
        };
    }

    /** {@return the tokens of a whole document} */
    SemanticTokens full(Snapshot snapshot, Analysis analysis, TokenWants wants) {
        Answer answer = answer(snapshot, analysis, wants);
        return new SemanticTokens(answer.resultId(), answer.tokens());
    }

    /** {@return what is different from an earlier answer, or the tokens if that was not the last one} */
    Either<SemanticTokens, SemanticTokensDelta> delta(
            Snapshot snapshot, Analysis analysis, String earlier, TokenWants wants) {
        Answer known = last.get(snapshot.uri());
        if (known == null || !known.resultId().equals(earlier)) {
            return Either.forLeft(full(snapshot, analysis, wants));
        }
        if (earlier.equals(snapshot.resultId())) {
            return Either.forRight(new SemanticTokensDelta(List.of(), earlier));
        }
        Answer answer = answer(snapshot, analysis, wants);
        EncodedTokens.Difference difference = answer.tokens().from(known.tokens());
        boolean same = difference.deleted() == 0 && difference.inserted().isEmpty();
        List<SemanticTokensEdit> edits = same
                ? List.of()
                : List.of(new SemanticTokensEdit(difference.start(), difference.deleted(), difference.inserted()));
        return Either.forRight(new SemanticTokensDelta(edits, answer.resultId()));
    }

    /** {@return the tokens of a part of a document} */
    static SemanticTokens range(Snapshot snapshot, Analysis analysis, Span part, TokenWants wants) {
        return new SemanticTokens(encode(snapshot, analysis, part, wants));
    }

    /** Forgets the answer about a document that is closed. */
    void forget(String uri) {
        last.remove(uri);
    }

    private Answer answer(Snapshot snapshot, Analysis analysis, TokenWants wants) {
        Span all = new Span(0, snapshot.text().length());
        Answer answer = new Answer(snapshot.resultId(), encode(snapshot, analysis, all, wants));
        if (!snapshot.isOutdated()) {
            last.put(snapshot.uri(), answer);
        }
        return answer;
    }

    private static EncodedTokens encode(Snapshot snapshot, Analysis analysis, Span part, TokenWants wants) {
        TokenEncoder encoder = new TokenEncoder(snapshot, part.start(), wants);
        Highlighter.highlight(analysis, part, encoder);
        return encoder.encoded();
    }
}
