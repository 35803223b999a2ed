package dev.stepwasm.eclipse.launch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;
import dev.stepwasm.dap.launch.Field;
import dev.stepwasm.dap.launch.LaunchAttribute;
import dev.stepwasm.dap.launch.Shape;
import dev.stepwasm.eclipse.StepwasmPlugin;
import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.variables.IStringVariableManager;
import org.eclipse.core.variables.VariablesPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.jspecify.annotations.Nullable;

/**
 * How a launch configuration keeps the arguments of a launch: each under its name, texts as they are and everything else as
 * JSON. Variables of Eclipse, as {@code ${workspace_loc:/game/sum.wat}}, may stand in all texts.
 */
public final class LaunchValues {
    private static final String PREFIX = "dev.stepwasm.eclipse.launch.";
    /** A variable that stands for a certain file. */
    private static final Pattern FILE = Pattern.compile("\\$\\{workspace_loc:[^${}]+}");

    private static final Gson GSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
            .disableHtmlEscaping()
            .create();

    private LaunchValues() {}

    /** {@return the name under which a configuration keeps an attribute} */
    public static String key(Field field) {
        return PREFIX + field.name();
    }

    /** {@return what a configuration says, as written; empty if it says nothing} */
    public static String text(ILaunchConfiguration configuration, LaunchAttribute attribute) throws CoreException {
        return configuration.getAttribute(key(attribute.field()), "");
    }

    /** Makes a configuration say something; the empty text says nothing. */
    public static void set(ILaunchConfigurationWorkingCopy configuration, LaunchAttribute attribute, String text) {
        set(configuration, key(attribute.field()), text);
    }

    /** Makes a configuration say something under a name of its own; the empty text says nothing. */
    public static void set(ILaunchConfigurationWorkingCopy configuration, String key, String text) {
        if (text.isBlank()) {
            configuration.removeAttribute(key);
        } else {
            configuration.setAttribute(key, text);
        }
    }

    /** {@return a value as it is written} */
    public static String json(Object value) {
        return GSON.toJson(value);
    }

    /** {@return a value that was read, as a launch has it} */
    public static @Nullable Object value(JsonElement json) {
        return GSON.fromJson(json, Object.class);
    }

    /** {@return the arguments of a launch} @throws CoreException with words for people, if one cannot be read */
    public static Map<String, Object> arguments(ILaunchConfiguration configuration) throws CoreException {
        return arguments(configuration, LaunchAttribute.fields());
    }

    /** {@return what a configuration says of some attributes} @throws CoreException if one cannot be read */
    public static Map<String, Object> arguments(ILaunchConfiguration configuration, List<Field> fields)
            throws CoreException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Field each : fields) {
            String text = configuration.getAttribute(key(each), "");
            if (!text.isBlank()) {
                arguments.put(each.name(), value(each, text));
            }
        }
        return arguments;
    }

    /**
     * {@return what a configuration says of some attributes, as far as that is known before a launch} Variables are checked,
     * but not replaced: some ask the user, and some stand for what is selected then. What has one of them is left out.
     *
     * @throws CoreException if one cannot be read
     */
    public static Map<String, Object> known(ILaunchConfiguration configuration, List<Field> fields)
            throws CoreException {
        Map<String, Object> known = new LinkedHashMap<>();
        for (Field each : fields) {
            String text = configuration.getAttribute(key(each), "");
            VariablesPlugin.getDefault().getStringVariableManager().validateStringVariables(text);
            if (!text.isBlank() && isKnown(text)) {
                known.put(each.name(), value(each, text));
            }
        }
        return known;
    }

    /** {@return whether a text means the same at each launch, and nobody is asked} */
    public static boolean isKnown(String text) {
        return !FILE.matcher(text).replaceAll("").contains("${");
    }

    private static Object value(Field field, String text) throws CoreException {
        if (field.shape() instanceof Shape.Text) {
            return substituted(text);
        }
        try {
            JsonElement json = JsonParser.parseString(text);
            Object all = substituted(value(json));
            return field == LaunchAttribute.CLASSPATH.field() && all instanceof List<?> entries ? split(entries) : all;
        } catch (JsonParseException e) {
            throw new CoreException(new Status(
                    IStatus.ERROR,
                    StepwasmPlugin.ID,
                    "`" + field.name() + "` of the launch configuration cannot be read: " + text));
        }
    }

    /** A variable can stand for a whole class path, as {@code ${project_classpath:shop}} does. */
    private static List<String> split(List<?> entries) {
        return entries.stream()
                .flatMap(entry -> Arrays.stream(String.valueOf(entry).split(File.pathSeparator)))
                .filter(entry -> !entry.isBlank())
                .toList();
    }

    private static Object substituted(Object value) throws CoreException {
        return switch (value) {
            case String text -> substituted(text);
            case List<?> list -> {
                Object[] items = list.toArray();
                for (int i = 0; i < items.length; i++) {
                    items[i] = items[i] == null ? null : substituted(items[i]);
                }
                yield Arrays.asList(items);
            }
            case Map<?, ?> map -> {
                Map<Object, Object> all = new LinkedHashMap<>();
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    all.put(each.getKey(), each.getValue() == null ? null : substituted(each.getValue()));
                }
                yield all;
            }
            default -> value;
        };
    }

    private static String substituted(String text) throws CoreException {
        IStringVariableManager variables = VariablesPlugin.getDefault().getStringVariableManager();
        return variables.performStringSubstitution(text);
    }
}
