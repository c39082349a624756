//! Words of the lesson recorder, and those that it puts into the lesson.

use super::texts;

texts! {
    /// Words of the lesson recorder, and those that it puts into the lesson.
    pub enum RecorderText {
        Record: "录制练习", "Record a lesson";
        GoOn: "继续录制（已有 {steps} 步）", "Go on recording (steps so far: {steps})";
        Title: "正在录制练习", "Recording a lesson";
        About: "录制从模拟器现在的状态开始。请在页面上照常操作，每做完一步点“下一步”；检查项根据发生的变化提出。", "The recording begins with the simulator as it is now. Do things on the page as usual, and choose Next step after each step; checks are proposed from what changed.";
        Lost: "录制开始之前的内容变了（撤销、重置或换了场景）。重做或换回来即可继续，或重新开始录制。", "What was there before the recording began has changed: undone, reset, or another scenario. Bring it back to go on, or start recording anew.";
        Anew: "重新开始录制", "Start recording anew";
        Steps: "已录的步骤", "Recorded steps";
        Step: "第 {step} 步", "Step {step}";
        Checks: "第 {step} 步的检查项", "Checks of step {step}";
        Keeps: "{check}（之前和之后都应如此）", "{check} (before and after)";
        Open: "当前步骤", "The step under way";
        OpenNothing: "还没有操作。", "Nothing done yet.";
        OpenShown: "控制台切换到：{what}", "The console went to: {what}";
        NextStep: "下一步", "Next step";
        Reopen: "重新打开上一步", "Open the last step again";
        Finish: "完成", "Finish";
        Stop: "停止录制", "Stop recording";
        Kept: "录制停下了，什么都没有丢：账号保持原样，录好的步骤还在，可以继续。", "The recording has stopped and nothing is lost: the account stays as it is, and the recorded steps are there to go on with.";
        Finished: "练习已录好：{steps} 步，{calls} 次调用。下载文件后，可以在文本编辑器里修改其中的文字。", "The lesson is recorded. Steps: {steps}; calls: {calls}. Download the file and better its words in a text editor.";
        Download: "下载练习文件", "Download the lesson file";
        Try: "试做一遍", "Try it";
        Back: "返回录制", "Back to recording";

        NothingDone: "第 {step} 步里没有练习能检查的内容：请先做点什么，或至少保留一个检查项。", "There is nothing in step {step} that a lesson could check: do something first, or keep one check at least.";
        Otherwise: "{action} 在练习里会得到别的结果：故障演练和手动结束的镜像制作无法写进练习。请撤销它。", "{action} would end otherwise in the lesson: faults on demand and work that was ended by hand can't be written into one. Undo it.";
        Elsewhere: "按录下的调用重做，得到的账号和现在不同：手动结束的镜像制作无法写进练习。请撤销它。", "Made again, the recorded calls don't come to the account as it is now: work that was ended by hand can't be written into a lesson. Undo it.";
        NoSteps: "还没有录下任何一步。", "No step is recorded yet.";
        NoFile: "写不成练习文件：{why}", "It makes no lesson file: {why}";

        LessonTitle: "录制的练习", "A recorded lesson";
        StoryScenario: "从场景 {scenario} 开始，一共 {steps} 步。", "It starts with the scenario {scenario}. Steps: {steps}.";
        StoryOwn: "从自己的场景开始，一共 {steps} 步。", "It starts with a scenario of its own. Steps: {steps}.";
        StoryCalls: "开始之前已经完成了 {calls} 次调用。", "{calls} calls were made before it begins.";
        Rule: "做完以后：{goals}", "In the end: {goals}";

        NameIn: "{name}（{region}）", "{name} ({region})";
        WhatStatus: "镜像 {name} 的状态", "the status of image {name}";
        WhatFamily: "镜像 {name} 的族系", "the family of image {name}";
        WhatShared: "镜像 {name} 共享给的账号", "the list of accounts that image {name} is shared with";
        WhatExists: "名为 {name} 的镜像", "the image named {name}";
        WhatLatest: "族系 {name} 的最新可用镜像", "the latest available image of family {name}";
        WhatDisk: "实例 {name} 的镜像", "the image of instance {name}";
        WhatRunning: "实例 {name} 的状态", "the status of instance {name}";
        WhatMade: "用镜像 {name} 创建的实例数", "the number of instances made from image {name}";
        WhatCalled: "调用 {name} 的结果", "the result of {name}";
        WhatCalledWith: "调用 {name}（{parameters}）的结果", "the result of {name} with {parameters}";
        WhatTab: "标签页", "the tab";
        WhatPage: "页面", "the page";
        WhatShown: "控制台的{name}", "{name} in the console";
        AtLeast: "至少 {count}", "at least {count}";
        Success: "成功", "success";
        Goal: "{what}应为{wanted}。", "{what} is to be {wanted}.";
        NotYet: "{what}：{is}。应为{wanted}。", "{what}: {is}. It is to be {wanted}.";
        Comma: "，", ", ";
        Between: "", " ";

        DoMenu: "在镜像 {name} 的更多操作里选择{item}，并确定", "choose {item} in More actions for {name}, then OK";
        DoInstance: "在实例页面，对 {name} 选择{item}", "on the instances page, choose {item} for {name}";
        DoForm: "在 OpenAPI Explorer 里选择 {action}，填写 {parameters}，点发起调用", "in OpenAPI Explorer, choose {action}, enter {parameters}, then Initiate Call";
        DoFormAlone: "在 OpenAPI Explorer 里选择 {action}，点发起调用", "in OpenAPI Explorer, choose {action}, then Initiate Call";
        DoShow: "在控制台切换到{what}", "go to {what} in the console";
        DoWait: "等待 {seconds} 秒", "wait {seconds} seconds";
        Sentence: "{text}。", "{text}.";
        Then: "；再", "; then ";
        Nudge: "先看一看现在是怎样的：{what}。", "First see how it is now: {what}.";
        WhereMenu: "在镜像列表里，{name} 那一行的更多操作。", "In the image list: More actions in the row of {name}.";
        WhereInstance: "在实例页面，{name} 那一行。", "On the instances page: the row of {name}.";
        WhereForm: "在 OpenAPI Explorer 里，API 是 {action}。", "In OpenAPI Explorer: the API is {action}.";
        WhereShow: "在控制台的导航、标签页和列表上方的搜索框。", "In the console: its navigation, its tabs, and the search above the list.";
        WhereWait: "不用做什么，等镜像制作完成。", "There is nothing to do but to wait until the image is done.";
    }
}
