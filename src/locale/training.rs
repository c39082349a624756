//! Words of the lessons' panel; a lesson's own are in its file.

use super::texts;

texts! {
    /// Words of the lessons' panel.
    pub enum TrainingText {
        Title: "练习", "Lessons";
        Fold: "折叠练习", "Fold lessons";
        Guided: "跟着做", "Guided";
        Challenge: "只给任务", "Challenges";
        Drill: "故障演练", "Drills";
        GradeDone: "已完成 {done} / {all}", "{done} of {all} done";
        Loading: "正在加载…", "Loading…";
        NotLoaded: "练习没有加载成功，请检查网络。", "The lessons could not be loaded. Check the network.";
        Retry: "重试", "Try again";
        NoLessons: "内置练习随网站提供，这个页面没有带上它们；可以打开自己的练习文件。", "The built-in lessons belong to the site and did not come with this page. You can open a lesson file of your own.";
        ListDone: "已完成", "Done";
        ListDoneIn: "已完成，{calls} 次调用", "Done in {calls} calls";
        ListUnderWay: "进行到第 {step} / {all} 步", "At step {step} of {all}";
        ListSteps: "{all} 步", "{all} steps";
        AllLessons: "全部练习", "All lessons";
        Progress: "已完成 {done} / {all} 步", "{done} of {all} steps done";
        Calls: "调用 {calls} 次，最少 {par} 次", "{calls} calls, {par} at the fewest";
        CallsUnknown: "调用 {calls} 次", "{calls} calls";
        StartOver: "从头开始", "Start over";
        EnterHere: "从这一步开始", "Start from this step";
        PointOut: "指给我看", "Show me where";
        ShowMe: "演示给我看", "Show me how";
        Nudge: "一点提示", "A nudge";
        Where: "在哪里做", "Where";
        Exactly: "具体怎么做", "Exactly what";
        StillOpen: "还差什么", "What is still open";
        StepDone: "已完成：", "Done:";
        StepCurrent: "当前步骤：", "Current step:";
        StepToDo: "未开始：", "To do:";
        Secret: "自己找出要做的事", "Find out what to do";
        Complete: "练习完成", "Lesson complete";
        CompleteCalls: "你用了 {calls} 次调用，最少需要 {par} 次。", "You made {calls} calls. The fewest that do it: {par}.";
        CompletePar: "你用了 {calls} 次调用，不能再少了。", "You made {calls} calls, and fewer won't do.";
        CompleteEntered: "这次是从第 {step} 步开始的，所以不计次数。", "You started at step {step}, so the calls don't count.";
        Next: "下一个练习：{title}", "Next lesson: {title}";
        ShareSolution: "分享我的解法", "Share my solution";
        Undone: "这一步开始前的调用被撤销了。请重做，或从头开始。", "A call from before this step was undone. Redo it, or start over.";

        Demonstration: "演示中，结束后会恢复原状。", "Demonstration. It is taken back at the end.";
        StopShowing: "停止演示", "Stop";
        TakenBack: "演示结束，一切已恢复到演示之前。现在轮到你了。", "That was it, and everything is as it was before. Now it is your turn.";
        NotShown: "按现在的状态演示不了这一步。请先从这一步重新开始。", "This step can't be shown as things stand. Start from this step first.";
        SayMenu: "在镜像 {image} 的更多操作里选择{item}", "Chooses {item} in More actions of {image}";
        SayOk: "在对话框里点确定", "Chooses OK in the dialog";
        SayForm: "在 OpenAPI Explorer 里填好 {action}", "Fills in {action} in OpenAPI Explorer";
        SaySend: "点发起调用", "Chooses Initiate Call";
        SayShow: "切换到：{what}", "Goes to: {what}";
        SayWait: "等待 {seconds} 秒", "Waits {seconds} seconds";

        OpenFile: "打开练习文件", "Open a lesson file";
        FileWrong: "这个文件不是练习：", "The file is no lesson:";
        SaveProgress: "导出进度", "Export progress";
        LoadProgress: "导入进度", "Import progress";
        ProgressLoaded: "进度已导入；两边各取更好的成绩。", "Progress is imported; the better of both counts.";
        ProgressWrong: "这个文件不是练习进度：", "The file holds no progress:";
        ProgressUnreadable: "保存的练习进度无法读取，已另存，未被覆盖。", "The saved progress can't be read; it was put aside, not overwritten.";
        ProgressTooNew: "练习进度来自更新的版本，未作改动；这次的进度不会保存。", "The progress comes from a newer version and stays untouched; this time nothing is kept of it.";
        ProgressUnsaved: "练习进度没有保存：浏览器不允许或无法写入本地存储。", "Your progress is not saved: the browser refuses local storage.";
        Download: "下载该数据", "Download the data";

        NoImage: "{region} 里没有镜像 {image}。", "There is no image {image} in {region}.";
        NoInstance: "没有名为 {instance} 的实例。", "There is no instance named {instance}.";
        Nothing: "无", "none";
        NotCalled: "尚未调用", "not called yet";
        OtherParameters: "调用时的参数是 {parameters}", "called with {parameters}";
    }
}
