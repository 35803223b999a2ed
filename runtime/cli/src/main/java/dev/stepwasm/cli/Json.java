package dev.stepwasm.cli;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes JSON to standard output. */
final class Json {
    /** Something that writes. */
    @FunctionalInterface
    interface Part {
        void write() throws IOException;
    }

    private Json() {}

    static JsonWriter writer(Terminal terminal) {
        JsonWriter json = new JsonWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8));
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.setHtmlSafe(false);
        return json;
    }

    /** A print stream never throws; it keeps to itself that nobody listens. */
    static void write(Part part) {
        try {
            part.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the last line end and hands everything on; the stream stays open. */
    static void end(JsonWriter json, Terminal terminal) {
        write(json::flush);
        terminal.out().println();
    }
}
