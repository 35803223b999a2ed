package dev.stepwasm.eclipse.launch.ui;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.dap.launch.LaunchException;
import dev.stepwasm.dap.launch.LaunchRequest;
import dev.stepwasm.dap.launch.Shape;
import dev.stepwasm.eclipse.launch.LaunchValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** A page with some of what a launch can say. On the UI thread. */
class AttributesTab extends AbstractLaunchConfigurationTab {
    private final String title;
    private final List<LaunchAttribute> attributes;
    private final Map<LaunchAttribute, Input> inputs = new EnumMap<>(LaunchAttribute.class);

    AttributesTab(String title, LaunchAttribute... attributes) {
        this.title = title;
        this.attributes = List.of(attributes);
    }

    @Override
    public String getName() {
        return title;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
        for (LaunchAttribute each : attributes) {
            inputs.put(each, input(page, each));
        }
        setControl(page);
    }

    /** {@return the widget of an attribute} */
    Input input(Composite page, LaunchAttribute attribute) {
        return Input.of(page, attribute.field(), this::updateLaunchConfigurationDialog);
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        // What is left out is what the adapter does by default.
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        inputs.forEach((attribute, input) -> input.show(read(configuration, attribute)));
    }

    private static JsonElement read(ILaunchConfiguration configuration, LaunchAttribute attribute) {
        try {
            String text = LaunchValues.text(configuration, attribute);
            if (text.isBlank()) {
                return JsonNull.INSTANCE;
            }
            return attribute.field().shape() instanceof Shape.Text
                    ? new JsonPrimitive(text)
                    : JsonParser.parseString(text);
        } catch (CoreException | JsonParseException e) {
            return JsonNull.INSTANCE; // isValid says so
        }
    }

    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        inputs.forEach((attribute, input) -> {
            JsonElement value = input.value();
            String text = value.isJsonNull()
                    ? ""
                    : attribute.field().shape() instanceof Shape.Text ? value.getAsString() : value.toString();
            LaunchValues.set(configuration, attribute, text);
        });
    }

    @Override
    public boolean isValid(ILaunchConfiguration configuration) {
        setErrorMessage(null);
        try {
            check(configuration);
            return true;
        } catch (LaunchException e) {
            setErrorMessage(e.getMessage());
        } catch (CoreException e) {
            setErrorMessage(e.getStatus().getMessage());
        }
        return false;
    }

    private static void check(ILaunchConfiguration configuration) throws CoreException, LaunchException {
        Map<String, Object> known = LaunchValues.known(configuration, LaunchAttribute.fields());
        boolean isPlaceKnown = true;
        for (LaunchAttribute each : List.of(LaunchAttribute.PROGRAM, LaunchAttribute.CWD)) {
            String text = LaunchValues.text(configuration, each);
            if (!LaunchValues.isKnown(text)) {
                known.put(each.field().name(), text);
                isPlaceKnown = false;
            }
        }
        if (isPlaceKnown) {
            LaunchRequest.of(known);
        } else {
            LaunchRequest.checkShape(known); // files that others name may be beside it
        }
    }
}
