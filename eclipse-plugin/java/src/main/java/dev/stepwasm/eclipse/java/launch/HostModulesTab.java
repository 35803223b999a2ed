package dev.stepwasm.eclipse.java.launch;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.AbstractLaunchConfigurationTab;
import org.eclipse.jdt.core.IJavaProject;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.jdt.core.JavaModelException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.NullUnmarked;

/**
 * The page of a launch configuration "WebAssembly Module" on which host modules are ticked that a Java project has. It fills
 * in what can be said by hand too: the class path and the names of the classes. On the UI thread.
 */
@NullUnmarked // its controls are made when Eclipse says so
public final class HostModulesTab extends AbstractLaunchConfigurationTab {
    private static final String PREFIX = "dev.stepwasm.eclipse.launch.";
    private static final String CLASS_PATH = PREFIX + "classpath";
    private static final String HOST_MODULES = PREFIX + "hostModules";
    private static final Pattern PROJECT = Pattern.compile("\\$\\{project_classpath:([^}]+)}");

    private Combo project;
    private Table modules;
    private List<String> named = List.of();
    /** Whether its user has changed something that the configuration does not say yet. */
    private boolean isChanged;

    /** For the extension point. */
    public HostModulesTab() {}

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
        new Label(page, SWT.NONE).setText("Java &project:");
        project = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(project);
        project.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            named = List.of();
            isChanged = true;
            find();
            updateLaunchConfigurationDialog();
        }));
        Label words = new Label(page, SWT.WRAP);
        words.setText(
                "Classes of the project that implement HostModule; those that are ticked give the module its imports:");
        GridDataFactory.fillDefaults().span(2, 1).applyTo(words);
        modules = new Table(page, SWT.BORDER | SWT.CHECK);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(modules);
        modules.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            if (event.detail == SWT.CHECK) {
                named = ticked();
                isChanged = true;
                updateLaunchConfigurationDialog();
            }
        }));
        setControl(page);
    }

    private List<String> ticked() {
        return Arrays.stream(modules.getItems())
                .filter(TableItem::getChecked)
                .map(TableItem::getText)
                .toList();
    }

    /** Lists the classes of the chosen project. */
    private void find() {
        modules.removeAll();
        Optional<IJavaProject> chosen = chosen();
        if (chosen.isEmpty()) {
            return;
        }
        Display display = modules.getDisplay();
        Job.createSystem("Find host modules", monitor -> {
                    List<String> found = HostModuleSearch.in(chosen.get(), monitor);
                    display.asyncExec(() -> show(chosen.get(), found));
                })
                .schedule();
    }

    private void show(IJavaProject of, List<String> found) {
        if (modules.isDisposed() || chosen().filter(of::equals).isEmpty()) {
            return;
        }
        modules.removeAll();
        List<String> all = new ArrayList<>(found);
        named.stream().filter(name -> !all.contains(name)).forEach(all::add);
        for (String name : all) {
            TableItem item = new TableItem(modules, SWT.NONE);
            item.setText(name);
            item.setChecked(named.contains(name));
        }
    }

    private Optional<IJavaProject> chosen() {
        String name = project.getText();
        return name.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(JavaCore.create(
                                ResourcesPlugin.getWorkspace().getRoot().getProject(name)))
                        .filter(IJavaProject::exists);
    }

    @Override
    public void setDefaults(ILaunchConfigurationWorkingCopy configuration) {
        // None.
    }

    @Override
    public void initializeFrom(ILaunchConfiguration configuration) {
        isChanged = false;
        try {
            List<String> names = new ArrayList<>(List.of(""));
            for (IJavaProject each :
                    JavaCore.create(ResourcesPlugin.getWorkspace().getRoot()).getJavaProjects()) {
                names.add(each.getElementName());
            }
            Matcher said = PROJECT.matcher(configuration.getAttribute(CLASS_PATH, ""));
            String chosen = said.find() ? said.group(1) : "";
            if (!names.contains(chosen)) {
                names.add(chosen); // not in the workspace now
            }
            project.setItems(names.toArray(String[]::new));
            project.setText(chosen);
            named = list(configuration.getAttribute(HOST_MODULES, ""));
            find();
        } catch (JavaModelException e) {
            setErrorMessage(e.getStatus().getMessage());
        } catch (CoreException e) {
            setErrorMessage(e.getStatus().getMessage());
        }
    }

    /** {@inheritDoc} What others have written stays, on the page "Host Modules" for instance, unless it is changed here. */
    @Override
    public void performApply(ILaunchConfigurationWorkingCopy configuration) {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        try {
            List<String> entries = new ArrayList<>(list(configuration.getAttribute(CLASS_PATH, "")));
            boolean had = entries.removeIf(entry -> PROJECT.matcher(entry).matches());
            if (!project.getText().isEmpty()) {
                entries.add(0, "${project_classpath:" + project.getText() + "}");
                set(configuration, HOST_MODULES, named);
            } else if (had) {
                set(configuration, HOST_MODULES, List.of());
            }
            set(configuration, CLASS_PATH, entries);
        } catch (CoreException e) {
            setErrorMessage(e.getStatus().getMessage());
        }
    }

    private static void set(ILaunchConfigurationWorkingCopy configuration, String key, List<String> values) {
        if (values.isEmpty()) {
            configuration.removeAttribute(key);
        } else {
            configuration.setAttribute(key, new Gson().toJson(values));
        }
    }

    private static List<String> list(String json) {
        List<String> values = new ArrayList<>();
        try {
            if (!json.isEmpty()) {
                for (JsonElement each : JsonParser.parseString(json).getAsJsonArray()) {
                    values.add(each.getAsString());
                }
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException notAList) {
            return List.of(); // The page on which it is written by hand says so.
        }
        return values;
    }

    @Override
    public String getName() {
        return "Java Host Modules";
    }
}
