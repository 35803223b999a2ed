package dev.stepwasm.lsp;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/**
 * The methods of the protocol that the server answers: those of LSP4J's interfaces that its classes override, and its
 * own.
 */
final class ServedMethods {
    private final Set<String> names = new HashSet<>();

    ServedMethods() {
        add(LanguageServer.class, WatLanguageServer.class);
        add(TextDocumentService.class, WatTextDocuments.class);
        add(WorkspaceService.class, WatWorkspace.class);
        addOwn(WatLanguageServer.class);
    }

    boolean contains(String method) {
        return names.contains(method);
    }

    private void add(Class<?> protocol, Class<?> server) {
        JsonSegment segment = protocol.getAnnotation(JsonSegment.class);
        String prefix = segment == null ? "" : segment.value() + "/";
        for (Method method : protocol.getMethods()) {
            JsonRequest request = method.getAnnotation(JsonRequest.class);
            JsonNotification notification = method.getAnnotation(JsonNotification.class);
            if (request != null && isOverridden(method, server)) {
                names.add(name(request.useSegment() ? prefix : "", request.value(), method));
            } else if (notification != null && isOverridden(method, server)) {
                names.add(name(notification.useSegment() ? prefix : "", notification.value(), method));
            }
        }
    }

    /** Methods that LSP4J does not have. */
    private void addOwn(Class<?> server) {
        for (Method method : server.getDeclaredMethods()) {
            JsonRequest request = method.getAnnotation(JsonRequest.class);
            if (request != null) {
                names.add(request.value());
            }
        }
    }

    private static String name(String prefix, String value, Method method) {
        return prefix + (value.isEmpty() ? method.getName() : value);
    }

    private static boolean isOverridden(Method method, Class<?> server) {
        try {
            return !server.getMethod(method.getName(), method.getParameterTypes())
                    .getDeclaringClass()
                    .isInterface();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // a class has the methods of its interface
        }
    }
}
