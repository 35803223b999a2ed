package dev.stepwasm.eclipse.launch.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.dap.launch.Field;
import dev.stepwasm.dap.launch.Shape;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A widget for a value of a launch. On the UI thread. */
interface Input {
    /** {@return the value; JSON's null for nothing} */
    JsonElement value();

    /** Shows a value; JSON's null for nothing. */
    void show(JsonElement value);

    /**
     * {@return the widget for a member}
     *
     * @param parent with two columns
     * @param changed is called when its user has changed it
     */
    static Input of(Composite parent, Field field, Runnable changed) {
        return switch (field.shape()) {
            case Shape.Flag flag -> flag(parent, field, changed);
            case Shape.Fields fields -> new InputGroup(parent, field, fields, changed);
            case Shape.Items items -> text(parent, field, new Notation.Lines(items.item()), 3, changed);
            case Shape.Members members -> text(parent, field, new Notation.Pairs(members.member()), 3, changed);
            case Shape.Text text -> text(parent, field, new Notation.Plain(), 1, changed);
            case Shape.Choice choice
            when choice.shapes().stream().allMatch(Shape.Word.class::isInstance) ->
                words(parent, field, choice, changed);
            case Shape.Choice choice -> text(parent, field, new Notation.Either(choice), 1, changed);
            case Shape.Value value -> text(parent, field, new Notation.Either(value), 1, changed);
            case Shape.Whole whole -> text(parent, field, new Notation.Either(whole), 1, changed);
            case Shape.Word word -> text(parent, field, new Notation.Plain(), 1, changed);
        };
    }

    private static Input flag(Composite parent, Field field, Runnable changed) {
        Button button = new Button(parent, SWT.CHECK);
        button.setText(Words.label(field.name()));
        explain(button, field);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(button);
        button.addListener(SWT.Selection, event -> changed.run());
        return new Input() {
            @Override
            public JsonElement value() {
                return button.getSelection() ? new JsonPrimitive(true) : JsonNull.INSTANCE;
            }

            @Override
            public void show(JsonElement value) {
                button.setSelection(value.isJsonPrimitive() && value.getAsBoolean());
            }
        };
    }

    private static Input words(Composite parent, Field field, Shape.Choice choice, Runnable changed) {
        label(parent, field);
        Combo combo = new Combo(parent, SWT.READ_ONLY);
        combo.add("");
        choice.shapes().forEach(each -> combo.add(((Shape.Word) each).word()));
        explain(combo, field);
        combo.addListener(SWT.Selection, event -> changed.run());
        return new Input() {
            @Override
            public JsonElement value() {
                return new Notation.Plain().read(combo.getText());
            }

            @Override
            public void show(JsonElement value) {
                combo.setText(new Notation.Plain().write(value));
            }
        };
    }

    private static Input text(Composite parent, Field field, Notation notation, int lines, Runnable changed) {
        label(parent, field);
        boolean many = lines > 1;
        Text text = new Text(parent, SWT.BORDER | (many ? SWT.MULTI | SWT.V_SCROLL : SWT.SINGLE));
        int height = many ? lines * text.getLineHeight() : SWT.DEFAULT;
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(SWT.DEFAULT, height)
                .applyTo(text);
        explain(text, field);
        text.setMessage(notation.hint(field));
        text.addListener(SWT.Modify, event -> changed.run());
        return new Input() {
            @Override
            public JsonElement value() {
                return text.getText().isBlank() ? JsonNull.INSTANCE : notation.read(text.getText());
            }

            @Override
            public void show(JsonElement value) {
                text.setText(value.isJsonNull() ? "" : notation.write(value));
            }
        };
    }

    private static void label(Composite parent, Field field) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(Words.label(field.name()) + ":");
        explain(label, field);
    }

    private static void explain(Control control, Field field) {
        control.setToolTipText(field.description().replace("`", ""));
    }
}
