package dev.stepwasm.lsp;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.eclipse.lsp4j.SemanticTokens;

/** Writes the numbers of semantic tokens at once: a large text has millions of them. Servers never read any. */
final class SemanticTokensAdapter extends TypeAdapter<SemanticTokens> {
    @Override
    public void write(JsonWriter out, SemanticTokens tokens) throws IOException {
        out.beginObject();
        if (tokens.getResultId() != null) {
            out.name("resultId").value(tokens.getResultId());
        }
        out.name("data");
        if (tokens.getData() instanceof EncodedTokens encoded) {
            out.jsonValue(encoded.json());
        } else {
            out.beginArray();
            for (Integer number : tokens.getData()) {
                out.value(number);
            }
            out.endArray();
        }
        out.endObject();
    }

    @Override
    public SemanticTokens read(JsonReader in) {
        throw new UnsupportedOperationException("only a client reads semantic tokens");
    }
}
