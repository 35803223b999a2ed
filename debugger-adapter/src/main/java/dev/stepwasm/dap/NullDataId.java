package dev.stepwasm.dap;

import com.google.gson.Gson;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.eclipse.lsp4j.debug.DataBreakpointInfoResponse;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code "dataId": null} for what cannot be watched. It is the only attribute of the protocol that is required and may
 * be null, and lsp4j leaves out all that is null.
 */
final class NullDataId implements TypeAdapterFactory {
    private static final String DATA_ID = "dataId";

    @Override
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        if (!type.getRawType().equals(DataBreakpointInfoResponse.class)) {
            return null;
        }
        TypeAdapter<T> usual = gson.getDelegateAdapter(this, type);
        TypeAdapter<JsonObject> objects = gson.getAdapter(JsonObject.class);
        return new TypeAdapter<>() {
            @Override
            public void write(JsonWriter out, T response) throws IOException {
                JsonObject object = usual.toJsonTree(response).getAsJsonObject();
                object.entrySet().removeIf(each -> each.getValue().isJsonNull());
                if (!object.has(DATA_ID)) {
                    object.add(DATA_ID, JsonNull.INSTANCE);
                }
                boolean nulls = out.getSerializeNulls();
                out.setSerializeNulls(true);
                objects.write(out, object);
                out.setSerializeNulls(nulls);
            }

            @Override
            public T read(JsonReader in) throws IOException {
                return usual.read(in);
            }
        };
    }
}
