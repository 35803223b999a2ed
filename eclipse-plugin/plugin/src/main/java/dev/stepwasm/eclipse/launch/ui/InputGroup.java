package dev.stepwasm.eclipse.launch.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.stepwasm.dap.launch.Field;
import dev.stepwasm.dap.launch.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;

/** Widgets for the members of an object, in a frame. On the UI thread. */
final class InputGroup implements Input {
    private final Map<String, Input> members = new LinkedHashMap<>();

    InputGroup(Composite parent, Field field, Shape.Fields shape, Runnable changed) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(Words.label(field.name()));
        group.setToolTipText(field.description().replace("`", ""));
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(group);
        for (Field each : shape.fields()) {
            members.put(each.name(), Input.of(group, each, changed));
        }
    }

    @Override
    public JsonElement value() {
        JsonObject object = new JsonObject();
        members.forEach((name, input) -> {
            JsonElement value = input.value();
            if (!value.isJsonNull()) {
                object.add(name, value);
            }
        });
        return object.isEmpty() ? JsonNull.INSTANCE : object;
    }

    @Override
    public void show(JsonElement value) {
        JsonObject object = value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
        members.forEach((name, input) -> input.show(object.has(name) ? object.get(name) : JsonNull.INSTANCE));
    }
}
