//! Words of the API panel.

use super::texts;

texts! {
    /// Words of the API panel.
    pub enum ExplorerText {
        Title: "OpenAPI Explorer", "OpenAPI Explorer";
        Fold: "折叠 OpenAPI Explorer", "Fold OpenAPI Explorer";
        Api: "API", "API";
        RequestParameters: "请求参数", "Request Parameters";
        OnlyRequired: "只看必填", "Only see the required";
        NothingRequired: "这个 API 没有必填参数。", "This API has no required parameter.";
        Missing: "缺少必填参数", "This required parameter is missing";
        NotSent: "（不传）", "(not sent)";
        Add: "添加 {name}", "Add {name}";
        Call: "发起调用", "Initiate Call";
        Clear: "清空", "Clear";
        CopyAs: "复制为", "Copy as";
        CopyCode: "复制代码", "Copy code";
        CurlNote: "发往 image-family-simulator serve。真实服务要求签名，curl 不会签名。", "For image-family-simulator serve. The real service wants a signature, which curl doesn't make.";
        Paste: "粘贴命令", "Paste a command";
        PasteExample: "aliyun ecs … 或 curl …", "aliyun ecs … or curl …";
        NotACommand: "这不是 aliyun 或 curl 命令。", "This is neither an aliyun nor a curl command.";
        OpenQuote: "有一个引号没有成对。", "A quotation mark is not closed.";
        OtherProduct: "这里只有 ecs，没有“{name}”这个产品。", "Only ecs is here, not the product “{name}”.";
        NoAction: "命令里没有 API 的名称。", "The command doesn't name an API.";
        NoSuchApi: "这里没有名为“{name}”的 API。", "There is no API “{name}” here.";
        Stray: "没看懂“{name}”。", "“{name}” was not understood.";
        NoValue: "选项“{name}”缺少值。", "The option “{name}” has no value.";
        UnreadOption: "这里读不了“{name}”，请改用 -d 或 --data-urlencode。", "“{name}” can't be read here; use -d or --data-urlencode instead.";
        Result: "调用结果", "Call result";
        Succeeded: "调用成功", "Call success";
        Failed: "调用失败", "Call failed";
        Time: "耗时 {ms} ms", "Response time {ms} ms";
        CopyResult: "复制结果", "Copy result";
        NoResult: "暂无调用结果", "No call result";
        NoResultHint: "调用之后，状态码和返回的 JSON 会显示在这里。", "After a call, its status code and the returned JSON are shown here.";
        History: "调用历史", "Call History";
        NoCalls: "暂无调用", "No calls yet";
        NoCallsHint: "控制台里的每个操作也是一次 API 调用，都会记录在这里。", "Every action in the console is an API call too. All of them are listed here.";
        Response: "返回结果", "Response";
        ByHand: "这不是 API 调用：镜像的制作是在模拟器中手动结束的。", "This is no call of the API: the making of an image was ended by hand, in the simulator.";
        PutIntoForm: "填入表单", "Put into Form";
        ExportTest: "导出为测试", "Export as test";
        ExportAs: "导出为测试：{name}", "Export as test: {name}";
        ShowMore: "再显示 {count} 条", "Show {count} more";
    }
}
