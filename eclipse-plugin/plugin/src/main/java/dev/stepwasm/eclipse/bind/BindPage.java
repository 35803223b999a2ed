package dev.stepwasm.eclipse.bind;

import dev.stepwasm.engine.typed.TypedInterface;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.core.resources.IContainer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ContainerSelectionDialog;
import org.eclipse.ui.dialogs.FilteredResourcesSelectionDialog;
import org.jspecify.annotations.NullUnmarked;

/** What the wizard asks: module, folder, package and name; below, what becomes of it. On the UI thread. */
@NullUnmarked // its controls are made when Eclipse says so
final class BindPage extends WizardPage {
    private static final int DELAY_MILLIS = 150;

    private final Optional<IFile> selected;
    private Text module;
    private Text folder;
    private Text packageName;
    private Text name;
    private Text preview;
    /** Which question the preview answers; older answers are dropped. */
    private int question;

    BindPage(Optional<IFile> selected) {
        super("bind", "Java Interface for WebAssembly Module", null);
        setDescription("A method for each export, an interface to implement for each module that is imported from.");
        this.selected = selected;
    }

    /** {@return whether a file is a module, by its name} */
    static boolean isModule(IResource file) {
        String extension = String.valueOf(file.getFileExtension()).toLowerCase(Locale.ROOT);
        return extension.equals("wat") || extension.equals("wasm");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(page);
        module = field(page, "&Module:");
        browse(page, "&Browse...", this::chooseModule);
        folder = field(page, "Source &folder:");
        browse(page, "B&rowse...", this::chooseFolder);
        packageName = field(page, "&Package:");
        new Label(page, SWT.NONE);
        name = field(page, "&Name:");
        new Label(page, SWT.NONE);
        preview = new Text(page, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        preview.setFont(JFaceResources.getTextFont());
        GridDataFactory.fillDefaults()
                .span(3, 1)
                .grab(true, true)
                .hint(640, 260)
                .applyTo(preview);
        selected.ifPresent(this::propose);
        module.addModifyListener(event -> moduleChanged());
        folder.addModifyListener(event -> ask());
        packageName.addModifyListener(event -> ask());
        name.addModifyListener(event -> ask());
        setControl(page);
        ask();
    }

    private static Text field(Composite page, String label) {
        new Label(page, SWT.NONE).setText(label);
        Text text = new Text(page, SWT.BORDER | SWT.SINGLE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        return text;
    }

    private static void browse(Composite page, String label, Runnable action) {
        Button button = new Button(page, SWT.PUSH);
        button.setText(label);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> action.run()));
    }

    private void chooseModule() {
        FilteredResourcesSelectionDialog dialog =
                new FilteredResourcesSelectionDialog(getShell(), false, root(), IResource.FILE);
        dialog.setTitle("Module");
        dialog.setInitialPattern("*.wa?");
        if (dialog.open() == org.eclipse.jface.window.Window.OK && dialog.getFirstResult() instanceof IFile chosen) {
            propose(chosen);
        }
    }

    private void chooseFolder() {
        ContainerSelectionDialog dialog =
                new ContainerSelectionDialog(getShell(), root(), false, "Choose a folder of Java sources:");
        if (dialog.open() == org.eclipse.jface.window.Window.OK && dialog.getResult()[0] instanceof IPath chosen) {
            folder.setText(chosen.makeRelative().toString());
        }
    }

    /** Fills everything in for a module. */
    private void propose(IFile file) {
        module.setText(file.getFullPath().makeRelative().toString());
        name.setText(TypedInterface.nameFor(file.getName()));
        if (folder.getText().isEmpty()) {
            IContainer sources = SourceFolder.of(file.getProject());
            folder.setText(sources.getFullPath().makeRelative().toString());
            packageName.setText(SourceFolder.commonPackage(sources));
        }
    }

    private void moduleChanged() {
        name.setText(TypedInterface.nameFor(module.getText()));
        ask();
    }

    private static IWorkspaceRoot root() {
        return ResourcesPlugin.getWorkspace().getRoot();
    }

    /** {@return what the user wants, if it can be} */
    Optional<Wanted> wanted() {
        IResource file = root().findMember(module.getText().strip());
        IResource sources = root().findMember(folder.getText().strip());
        return file instanceof IFile found && sources instanceof IContainer container && container.getProject() != null
                ? Optional.of(new Wanted(
                        found,
                        container,
                        packageName.getText().strip(),
                        name.getText().strip()))
                : Optional.empty();
    }

    private Optional<String> missing() {
        IResource file = root().findMember(module.getText().strip());
        if (!(file instanceof IFile)) {
            return Optional.of(
                    module.getText().isBlank()
                            ? "Choose a module of the workspace, a .wat or .wasm file"
                            : "There is no file " + module.getText() + " in the workspace");
        }
        IResource sources = root().findMember(folder.getText().strip());
        if (!(sources instanceof IContainer) || sources.getProject() == null) {
            return Optional.of(
                    folder.getText().isBlank()
                            ? "Choose a folder of Java sources"
                            : "There is no folder " + folder.getText() + " in the workspace");
        }
        return Optional.empty();
    }

    /** Finds out what becomes of it, while the user goes on. */
    private void ask() {
        int number = ++question;
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            answer(number, missing.get(), "");
            return;
        }
        setPageComplete(false);
        Wanted wanted = wanted().orElseThrow();
        Display display = preview.getDisplay();
        Job.createSystem("Preview of a Java interface", monitor -> {
                    String problem = "";
                    String text = "";
                    try {
                        text = wanted.interfaceText().text();
                        wanted.mustBeOurs();
                    } catch (Wanted.RefusedException e) {
                        problem = String.valueOf(e.getMessage());
                    }
                    String words = problem;
                    String shown = text;
                    display.asyncExec(() -> answer(number, words, shown));
                })
                .schedule(DELAY_MILLIS);
    }

    private void answer(int number, String problem, String text) {
        if (number == question && !preview.isDisposed()) {
            preview.setText(text);
            setErrorMessage(problem.isEmpty() ? null : problem);
            setPageComplete(problem.isEmpty());
        }
    }
}
