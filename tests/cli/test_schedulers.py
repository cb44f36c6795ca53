"""Kubernetes and Slurm: the files that we ship, and the exit codes that they decide by."""
import json
import os
import subprocess
import sys

from batch_help import PROGRAM, SAMPLE, SLOW, batch, changed, contents, data, run, spoil, test


def yaml_documents(path):
    """By PyYAML of this Python or of the system's."""
    script = "import json, sys, yaml; print(json.dumps(list(yaml.safe_load_all(open(sys.argv[1], encoding='utf-8')))))"
    for python in (sys.executable, "/usr/bin/python3"):
        result = subprocess.run([python, "-c", script, path], capture_output=True, text=True)
        if result.returncode == 0:
            return json.loads(result.stdout)
    raise RuntimeError(result.stderr)


def jobs_of_kubernetes():
    jobs = [document for document in yaml_documents(SAMPLE / "kubernetes.yaml") if document["kind"] == "Job"]
    assert [job["metadata"]["name"] for job in jobs] == ["likhit", "likhit-collect"]
    return [job["spec"] for job in jobs]


def as_kubernetes_runs_it(spec, folder, index=None):
    """The container's command with its paths below the folder, its variables in place."""
    container = spec["template"]["spec"]["containers"][0]
    env = {entry["name"]: entry["value"] for entry in container.get("env", [])}
    if index is not None:
        env["JOB_COMPLETION_INDEX"] = str(index)
    words = container["command"] + container.get("args", [])
    for mount in container["volumeMounts"]:
        words = [word.replace(mount["mountPath"] + "/", f"{folder}{mount['mountPath']}/") for word in words]
    for name, value in env.items():
        words = [word.replace(f"$({name})", value) for word in words]
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    if not (tools / "likhit").exists():
        (tools / "likhit").write_text(f"#!/bin/sh\nexec '{PROGRAM}' \"$@\"\n")
        (tools / "likhit").chmod(0o755)
    env["PATH"] = f"{tools}:{os.environ['PATH']}"
    return subprocess.run(words, env={**os.environ, **env}, capture_output=True, text=True, timeout=120 * SLOW)


@test
def kubernetes_is_told_which_exit_codes_to_retry(folder):
    shards, collect = jobs_of_kubernetes()
    assert shards["completionMode"] == "Indexed" and shards["backoffLimitPerIndex"] > 0 and shards["parallelism"] <= shards["completions"]
    actions = {}
    for rule in shards["podFailurePolicy"]["rules"]:
        for code in rule.get("onExitCodes", {}).get("values", []):
            assert rule["onExitCodes"]["operator"] == "In" and code not in actions
            actions[code] = rule["action"]
    assert actions == {**dict.fromkeys([1, 2, 4, 5, 70], "FailIndex"), **dict.fromkeys([3, 75, 137, 143], "Count")}
    for spec in (shards, collect):
        pod = spec["template"]["spec"]
        assert pod["restartPolicy"] == "Never", "podFailurePolicy asks for that"
        names = {rule["onExitCodes"]["containerName"] for rule in spec["podFailurePolicy"]["rules"] if "onExitCodes" in rule}
        assert names == {pod["containers"][0]["name"]}
        assert {mount["name"] for mount in pod["containers"][0]["volumeMounts"]} <= {volume["name"] for volume in pod["volumes"]}
    env = {entry["name"]: entry["value"] for entry in shards["template"]["spec"]["containers"][0]["env"]}
    assert env["JOB_COMPLETIONS"] == str(shards["completions"])


@test
def what_kubernetes_would_run_makes_the_bag_of_one_machine(folder):
    shards, collect = jobs_of_kubernetes()
    (folder / "work").mkdir()
    place = data(folder, 20)
    spoil(place, 4, "คะแนน", "x")
    (folder / "records").mkdir()
    os.rename(place, folder / "records/..1")  # as a ConfigMap is mounted: names that link to what can be changed at once
    (folder / "records/..data").symlink_to("..1")
    for path in (folder / "records/..1").iterdir():
        (folder / "records" / path.name).symlink_to(f"..data/{path.name}")
    codes = [as_kubernetes_runs_it(shards, folder, index).returncode for index in range(shards["completions"])]
    assert sorted(codes) == [0] * 7 + [1], codes
    joined = as_kubernetes_runs_it(collect, folder)
    assert joined.returncode == 1, joined.stderr
    assert batch(folder / "records", folder / "whole").returncode == 1
    assert changed(contents(folder / "work/bag"), contents(folder / "whole")) == []
    assert run("verify", folder / "work/bag").returncode == 0


@test
def exit_codes_say_whether_to_try_again(folder):
    place = data(folder, 3)
    assert batch(place, folder / "bag", "--bad").returncode == 2
    assert batch(place, folder / "bag", "--layout", "no-such-layout").returncode not in (0, 3, 75), "a wrong layout stays wrong"
    assert run("batch", place / "template.md", "--data", folder / "gone.csv", "--out", folder / "bag").returncode == 3
    spoil(place, 1, "คะแนน", "x")
    for _ in range(2):
        assert batch(place, folder / "bag", "--resume").returncode == 1, "bad data stay bad"
    assert run("verify", folder / "bag").returncode == 0
    assert run("batch", "--collect", folder / "bag", "--out", folder / "one").returncode == 1
    assert run("batch", "--collect", folder / "gone", "--out", folder / "two").returncode == 3


class Slurm:
    """slurm.sbatch with stand-ins for Slurm's programs that note what they were asked; the real one: make test-slurm."""

    def __init__(self, folder, state="RUNNING", likhit="exit 0"):
        self.folder = folder
        self.tools = folder / "tools"
        self.tools.mkdir()
        self.write("scontrol", f'echo "scontrol $*" >>"{folder}/asked"; echo "JobId=7 ArrayJobId=5 JobState={state} Restarts=0"')
        self.write("sbatch", f'echo "sbatch $*" >>"{folder}/asked"; wc -l <"{folder}/asked"')
        self.write("likhit", likhit)

    def write(self, name, script):
        (self.tools / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.tools / name).chmod(0o755)

    def run(self, *arguments, **env):
        (self.folder / "asked").unlink(missing_ok=True)
        task = {"SLURM_JOB_ID": "7", "SLURM_ARRAY_JOB_ID": "5", "SLURM_ARRAY_TASK_ID": "2", "LIKHIT_TEMPLATE": "t.md", "LIKHIT_DATA": "d.csv",
                "LIKHIT_BAG": str(self.folder / "bag"), "LIKHIT": "likhit", "PATH": f"{self.tools}:{os.environ['PATH']}"}
        return subprocess.run(["bash", SAMPLE / "slurm.sbatch", *arguments], env={**os.environ, **task, **env}, capture_output=True, text=True, timeout=60)

    def asked(self):
        path = self.folder / "asked"
        return path.read_text().splitlines() if path.exists() else []


@test
def slurm_puts_back_what_may_go_well_next_time(folder):
    slurm = Slurm(folder)
    for code in (0, 1, 2, 3, 4, 5, 70, 75, 137, 143):
        slurm.write("likhit", f"exit {code}")
        assert slurm.run().returncode == code
        assert ("scontrol requeue 5_2" in slurm.asked()) == (code in (3, 75, 137, 143)), (code, slurm.asked())
    slurm.write("likhit", "exit 3")
    slurm.run(LIKHIT_RETRIES="2", SLURM_RESTART_COUNT="2")
    assert "scontrol requeue 5_2" not in slurm.asked(), "not for ever"


@test
def slurm_does_not_put_back_what_its_user_cancelled(folder):
    slurm = Slurm(folder, state="COMPLETING", likhit="exit 75")
    assert slurm.run().returncode == 75
    assert "scontrol requeue 5_2" not in slurm.asked()


@test
def slurm_collects_whatever_became_of_the_tasks(folder):
    slurm = Slurm(folder)
    assert slurm.run("8", "--time=04:00:00").returncode == 0
    array, collect = slurm.asked()
    assert "--array=1-8 --time=04:00:00" in array and "--dependency=afterany:1 " in collect and collect.endswith(" collect"), slurm.asked()
    assert slurm.run("x").returncode == 2
