package dev.stepwasm.eclipse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwasm.eclipse.java.launch.HostModulesTab;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IncrementalProjectBuilder;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jdt.core.IPackageFragment;
import org.eclipse.jdt.core.JavaCore;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user runs a module with imports that a Java project of the workspace gives. */
class HostModuleTest {
    private static final String SCREEN = """
        package com.acme;

        import dev.stepwasm.engine.*;

        public final class Screen implements HostModule {
            @Override
            public String name() {
                return "screen";
            }

            @Exported("line")
            public int line(int number) {
                return Helper.twice(number);
            }
        }

        class Helper {
            static int twice(int number) {
                return 2 * number;
            }
        }
        """;

    private static final String WAT = """
        (module
          (import "screen" "line" (func $line (param i32) (result i32)))
          (func (export "show") (result i32) (call $line (i32.const 21))))
        """;

    private final Debuggee debuggee = new Debuggee();
    private IProject project;

    @BeforeEach
    void begin() throws Exception {
        debuggee.begin();
        project = JavaProjects.create("hosts", "src", ".*stepwasm-engine\\.jar");
        IPackageFragment acme = JavaCore.create(project)
                .getPackageFragmentRoot(project.getFolder("src"))
                .createPackageFragment("com.acme", true, null);
        acme.createCompilationUnit("Screen.java", SCREEN, true, null);
        project.build(IncrementalProjectBuilder.FULL_BUILD, null);
    }

    @AfterEach
    void end() throws Exception {
        debuggee.end();
        project.delete(true, true, null);
    }

    @Test
    void aModuleRunsWithTheClassesOfAJavaProject() throws Exception {
        IFile file = debuggee.file("show.wat", WAT);
        ILaunchConfigurationWorkingCopy configuration = Debuggee.manager()
                .getLaunchConfigurationType("dev.stepwasm.eclipse.launch")
                .newInstance(null, "show");
        configuration.setAttribute(
                "dev.stepwasm.eclipse.launch.program", file.getLocation().toOSString());
        tickScreen(configuration);
        assertThat(configuration.getAttribute("dev.stepwasm.eclipse.launch.classpath", ""))
                .isEqualTo("[\"${project_classpath:hosts}\"]");
        assertThat(configuration.getAttribute("dev.stepwasm.eclipse.launch.hostModules", ""))
                .isEqualTo("[\"com.acme.Screen\"]");
        DebugUITools.launch(configuration.doSave(), ILaunchManager.RUN_MODE);
        Window.until("the result of the Java class", () -> debuggee.console().contains("42"));
        debuggee.awaitEnd();
        debuggee.checkErrorLog();
    }

    private void tickScreen(ILaunchConfigurationWorkingCopy configuration) {
        Shell shell = new Shell(debuggee.window().page().getWorkbenchWindow().getShell());
        try {
            HostModulesTab tab = new HostModulesTab();
            tab.createControl(shell);
            tab.initializeFrom(configuration);
            Composite page = (Composite) tab.getControl();
            Combo projects = (Combo) page.getChildren()[1];
            assertThat(projects.getItems()).contains("hosts");
            projects.setText("hosts");
            projects.notifyListeners(SWT.Selection, new Event());
            Table modules = (Table) page.getChildren()[3];
            Window.until("the classes of the project", () -> modules.getItemCount() == 1);
            assertThat(modules.getItem(0).getText()).isEqualTo("com.acme.Screen");
            modules.getItem(0).setChecked(true);
            Event tick = new Event();
            tick.detail = SWT.CHECK;
            modules.notifyListeners(SWT.Selection, tick);
            tab.performApply(configuration);
        } finally {
            shell.dispose();
        }
    }

    @Test
    void whatIsWrittenByHandStays() throws Exception {
        ILaunchConfigurationWorkingCopy configuration = Debuggee.manager()
                .getLaunchConfigurationType("dev.stepwasm.eclipse.launch")
                .newInstance(null, "by hand");
        Shell shell = new Shell(debuggee.window().page().getWorkbenchWindow().getShell());
        try {
            HostModulesTab tab = new HostModulesTab();
            tab.createControl(shell);
            Combo projects = (Combo) ((Composite) tab.getControl()).getChildren()[1];
            write(configuration, "[\"${project_classpath:gone}\",\"lib/a.jar\"]", "[\"com.acme.Clock\"]");
            tab.initializeFrom(configuration);
            assertThat(projects.getText()).isEqualTo("gone");
            applied(tab, configuration, "[\"${project_classpath:gone}\",\"lib/a.jar\"]", "[\"com.acme.Clock\"]");

            // The dialog asks all pages after each letter that is typed on one of them.
            write(configuration, "[\"${project_classpath:hosts}\"]", "[\"com.acme.Screen\",\"com.acme.Clock\"]");
            applied(tab, configuration, "[\"${project_classpath:hosts}\"]", "[\"com.acme.Screen\",\"com.acme.Clock\"]");
            write(configuration, "[", "[\"com.acme.Screen\"");
            applied(tab, configuration, "[", "[\"com.acme.Screen\"");

            write(configuration, "[\"${project_classpath:gone}\",\"lib/a.jar\"]", "[\"com.acme.Clock\"]");
            projects.setText("");
            projects.notifyListeners(SWT.Selection, new Event());
            applied(tab, configuration, "[\"lib/a.jar\"]", "");
        } finally {
            shell.dispose();
        }
        debuggee.checkErrorLog();
    }

    private static void write(ILaunchConfigurationWorkingCopy configuration, String classPath, String modules) {
        configuration.setAttribute("dev.stepwasm.eclipse.launch.classpath", classPath);
        configuration.setAttribute("dev.stepwasm.eclipse.launch.hostModules", modules);
    }

    private static void applied(
            HostModulesTab tab, ILaunchConfigurationWorkingCopy configuration, String classPath, String modules)
            throws Exception {
        tab.performApply(configuration);
        assertThat(configuration.getAttribute("dev.stepwasm.eclipse.launch.classpath", ""))
                .isEqualTo(classPath);
        assertThat(configuration.getAttribute("dev.stepwasm.eclipse.launch.hostModules", ""))
                .isEqualTo(modules);
    }
}
