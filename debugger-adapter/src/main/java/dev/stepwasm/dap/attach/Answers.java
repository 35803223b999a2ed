package dev.stepwasm.dap.attach;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.stepwasm.dap.attach.Door.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a connection hears before it has shown the token. For one thread. */
final class Answers {
    private final OutputStream out;
    private int sent;

    Answers(OutputStream out) {
        this.out = out;
    }

    /** {@return how many messages were sent} */
    int sent() {
        return sent;
    }

    /** Says that a request was carried out. */
    void succeed(Request request, JsonElement body) throws IOException {
        JsonObject response = response(request, true);
        response.add("body", body);
        send(response);
    }

    /** Says why a request is not carried out. */
    void refuse(Request request, String words) throws IOException {
        JsonObject variables = new JsonObject();
        variables.addProperty("words", words);
        JsonObject error = new JsonObject();
        error.addProperty("id", 1);
        error.addProperty("format", "{words}");
        error.add("variables", variables);
        error.addProperty("showUser", true);
        JsonObject body = new JsonObject();
        body.add("error", error);
        JsonObject response = response(request, false);
        response.addProperty("message", words);
        response.add("body", body);
        send(response);
    }

    /** Says something that answers no request. */
    void complain(StrangerException stranger) throws IOException {
        String line = "stepwasm: " + stranger.getMessage() + "\n";
        if (!stranger.speaks()) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return;
        }
        JsonObject body = new JsonObject();
        body.addProperty("category", "important");
        body.addProperty("output", line);
        JsonObject event = new JsonObject();
        event.addProperty("type", "event");
        event.addProperty("event", "output");
        event.add("body", body);
        send(event);
    }

    private static JsonObject response(Request request, boolean success) {
        JsonObject response = new JsonObject();
        response.addProperty("type", "response");
        response.addProperty("request_seq", request.number());
        response.addProperty("command", request.command());
        response.addProperty("success", success);
        return response;
    }

    private void send(JsonObject message) throws IOException {
        sent++;
        message.addProperty("seq", sent);
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }
}
