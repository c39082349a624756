//! Words of the guided procedures.

use super::texts;

texts! {
    /// Words of the guided procedures.
    pub enum TrainingText {
        Title: "引导练习", "Guided procedures";
        Fold: "折叠引导练习", "Fold guided procedures";
        Progress: "已完成 {done} / {all} 步", "{done} of {all} steps done";
        StartOver: "重新开始（重置模拟账号）", "Start over (resets the simulated account)";
        StartOverDeprecated: "重新开始（重置模拟账号，并弃用 {image}）", "Start over (resets the simulated account and deprecates {image})";
        ShowMe: "指给我看", "Show me where";
        StepDone: "已完成：", "Done:";
        StepCurrent: "当前步骤：", "Current step:";
        StepToDo: "未开始：", "To do:";
        Complete: "练习完成", "Procedure complete";
        GoOn: "继续：{procedure}", "Go on: {procedure}";

        Rollback: "回滚镜像族系", "Roll a family back";
        RollbackRule: "规则：镜像族系总是使用最新的可用镜像，弃用状态的镜像会被跳过，所以弃用最新镜像就是回滚。", "The rule: a family always resolves to its newest available image and passes over deprecated ones, so deprecating the newest is a rollback.";
        Restore: "恢复镜像", "Restore the image";
        RestoreRule: "规则：恢复可用不会改变镜像的创建时间，image2 仍比 image1 新，所以族系又使用 image2。", "The rule: restoring leaves the creation time as it was. image2 is still newer than image1, so the family resolves to image2 again.";

        SelectRegion: "在顶部选择地域华东1（杭州），即 cn-hangzhou。", "At the top, select the region China (Hangzhou), cn-hangzhou.";
        FindFamily: "在自定义镜像页签的镜像族系搜索框里，精确搜索 image-test。", "On the Custom Images tab, search for the image family image-test by its exact name.";
        Deprecate: "弃用最新的镜像 image2，它的状态会变为弃用。", "Deprecate the newest image, image2. Its status becomes Deprecated.";
        CallForOld: "在 OpenAPI Explorer 中调用 DescribeImageFromFamily，RegionId 为 cn-hangzhou，ImageFamily 为 image-test：应返回 image1。", "In OpenAPI Explorer, call DescribeImageFromFamily with RegionId cn-hangzhou and ImageFamily image-test: it answers image1.";
        RestoreImage: "恢复弃用的镜像 image2，它的状态会变为可用。", "Restore the deprecated image image2. Its status becomes Available.";
        CallForNew: "在 OpenAPI Explorer 中再次调用 DescribeImageFromFamily，参数相同：应返回 image2。", "In OpenAPI Explorer, call DescribeImageFromFamily with the same parameters again: it answers image2.";

        OtherRegion: "当前地域是 {region}，练习用的镜像在 cn-hangzhou。", "The region is {region} now; the images of this procedure are in cn-hangzhou.";
        OtherPage: "练习用的镜像在镜像页面的自定义镜像页签。", "The images of this procedure are on the Custom Images tab of the images page.";
        NoFamily: "镜像族系搜索框还是空的。", "The image family search is still empty.";
        OtherFamily: "现在搜索的是 {family}，不是 image-test。族系按完整名称匹配。", "The search is for {family}, not for image-test. Families match by their whole name.";
        NoImage: "cn-hangzhou 里没有镜像 {image}。请重新开始，或换用场景 rollback。", "There is no image {image} in cn-hangzhou. Start over, or load the scenario rollback.";
        StillAvailable: "{image} 还是可用状态。打开它的更多操作，选择弃用镜像。", "{image} is still available. Open its More actions and choose Deprecate Image.";
        NotYetPossible: "{image} 现在不能弃用：{reason}", "{image} can't be deprecated yet: {reason}";
        NothingToRestore: "{image} 现在是可用状态，没有可恢复的。请先弃用它，或点重新开始。", "{image} is available, so there is nothing to restore. Deprecate it first, or start over.";
        StillDeprecated: "{image} 还是弃用状态。打开它的更多操作，选择恢复可用。", "{image} is still deprecated. Open its More actions and choose Restore.";
        NotCalled: "状态改变之后，还没有调用 DescribeImageFromFamily。", "DescribeImageFromFamily was not called since the status changed.";
        CallFailed: "最近一次调用返回了错误 {code}。检查 RegionId 和 ImageFamily。", "The last call answered with the error {code}. Check RegionId and ImageFamily.";
        CalledForOther: "最近一次调用查询的是 {region} 的镜像族系 {family}。", "The last call asked for the family {family} in {region}.";
        AnsweredOther: "最近一次调用返回的是 {image}。", "The last call answered {image}.";
        AnsweredNone: "最近一次调用没有返回镜像：这个族系没有可用镜像。", "The last call answered without an image: the family has none available.";
    }
}
