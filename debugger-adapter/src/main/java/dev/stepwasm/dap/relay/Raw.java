package dev.stepwasm.dap.relay;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import org.jspecify.annotations.Nullable;

/** JSON that is written as it was read, with the members that are null. */
@JsonAdapter(Raw.Adapter.class)
record Raw(JsonElement json) {
    /** {@return a body as it goes on} */
    static @Nullable Object of(@Nullable Object body) {
        return body instanceof JsonElement json ? new Raw(json) : body;
    }

    /** Reads and writes it. */
    static final class Adapter extends TypeAdapter<Raw> {
        private static final Gson WITH_NULLS =
                new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

        @Override
        public void write(JsonWriter out, Raw raw) {
            WITH_NULLS.toJson(raw.json(), out);
        }

        @Override
        public Raw read(JsonReader in) {
            return new Raw(JsonParser.parseReader(in));
        }
    }
}
